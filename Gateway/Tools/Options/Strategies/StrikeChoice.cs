using Gateway.Handlers;

namespace Gateway.Tools.Options.Strategies;

/// <summary>The strikes of a strategy: those that the caller names, or those around the money.</summary>
internal static class StrikeChoice
{
    private const int Shown = 15;

    /// <summary>One strike for each step of the plan, ascending.</summary>
    /// <exception cref="ToolException">
    /// The named strikes are too many or too few, not ascending, or do not exist; or there are too few around the money.
    /// </exception>
    public static IReadOnlyList<decimal> Choose(
        IReadOnlyList<decimal> named, IReadOnlyList<int> steps, int width, IReadOnlyList<decimal> listed, decimal? underlyingPrice) =>
        named.Count > 0 ? Named(named, steps.Count, listed) : Around(steps, width, listed, underlyingPrice);

    private static IReadOnlyList<decimal> Named(IReadOnlyList<decimal> named, int count, IReadOnlyList<decimal> listed)
    {
        if (named.Count != count)
            throw Wrong($"must be {count}, the lowest first; got {named.Count}", Example(count, listed));
        for (var i = 1; i < named.Count; i++)
            if (named[i] <= named[i - 1])
                throw Wrong("must rise", Example(count, listed));
        return named.FirstOrDefault(strike => !listed.Contains(strike)) is > 0 and var unknown
            ? throw Wrong(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"must exist at this expiration, as {unknown} does not; near it are {Near(unknown, listed)}"), Example(count, listed))
            : named;
    }

    private static IReadOnlyList<decimal> Around(IReadOnlyList<int> steps, int width, IReadOnlyList<decimal> listed, decimal? underlyingPrice)
    {
        if (underlyingPrice is not { } price)
            throw Wrong("are required, because TWS gives no price of the underlying to choose them by", Example(steps.Count, listed));
        if (listed.Count == 0)
            throw ToolErrors.Failed(
                "no_strikes", "No strike has both a call and a put at the expirations of the strategy.", "Name another expiration.");
        var middle = Enumerable.Range(0, listed.Count).MinBy(i => Math.Abs(listed[i] - price));
        var places = steps.Select(step => middle + step * width).ToList();
        return places.TrueForAll(place => place >= 0 && place < listed.Count)
            ? [.. places.Select(place => listed[place])]
            : throw ToolErrors.InvalidArgument($"width: must leave the strikes within the {listed.Count} that are listed; got {width}; example: 1");
    }

    private static string Near(decimal strike, IReadOnlyList<decimal> listed) =>
        Text(listed.OrderBy(other => Math.Abs(other - strike)).Take(Shown / 3).Order());

    private static string Example(int count, IReadOnlyList<decimal> listed) =>
        $"[{Text(listed.Skip(Math.Max(0, (listed.Count - count) / 2)).Take(count))}]";

    private static string Text(IEnumerable<decimal> strikes) =>
        string.Join(", ", strikes.Select(strike => strike.ToString(CultureInfo.InvariantCulture)));

    private static ToolException Wrong(string rule, string example) => ToolErrors.InvalidArgument($"strikes: {rule}; example: {example}");
}
