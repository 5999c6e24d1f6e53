using Gateway.Tws.Session;

namespace Gateway.Tws.Api.History;

/// <summary>The farms of IB that serve history: ushmds, euhmds and so on.</summary>
internal static class HistoryFarms
{
    private const string Mark = "hmds";
    private const string Broken = "broken";

    private static readonly TimeSpan Usually = TimeSpan.FromMinutes(1);

    /// <summary>Refuses a query that nothing can answer, which otherwise would wait for its whole deadline.</summary>
    /// <param name="farms">Every farm that TWS has named, with its state.</param>
    /// <exception cref="TwsRefusedException">TWS has named history farms, and all of them are broken.</exception>
    public static void RequireAny(IReadOnlyDictionary<string, string> farms)
    {
        var known = farms.Where(farm => farm.Key.Contains(Mark, StringComparison.OrdinalIgnoreCase)).ToList();
        if (known.Count > 0 && known.TrueForAll(farm => farm.Value == Broken))
            throw new TwsRefusedException(
                $"TWS has no connection to IB's history farms (2105: {string.Join(", ", known.Select(farm => farm.Key))}). It restores it by itself.",
                Usually, "history_farm");
    }
}
