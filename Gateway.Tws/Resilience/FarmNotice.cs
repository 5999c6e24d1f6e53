using Gateway.Tws.Session;

namespace Gateway.Tws.Resilience;

/// <summary>A notice of TWS about one of IB's data farms.</summary>
internal sealed record FarmNotice(string Farm, string State)
{
    public const string Ok = "ok";
    public const string Broken = "broken";

    /// <summary>Null when the error is not about a farm.</summary>
    public static FarmNotice? Of(TwsError error)
    {
        var state = error.Code switch
        {
            2104 or 2106 or 2158 => Ok,
            2103 or 2105 or 2157 => Broken,
            2107 or 2108 => "inactive",
            2119 => "connecting",
            _ => null,
        };
        return state is null ? null : new FarmNotice(NameIn(error.Text), state);
    }

    /// <summary>"... is OK:usfarm" ends with the name after a colon; "... upon demand.ushmds" has a full stop there.</summary>
    private static string NameIn(string text)
    {
        var separator = text.LastIndexOf(':');
        if (separator < 0)
            separator = text.IndexOf('.', StringComparison.Ordinal);
        var name = text[(separator + 1)..].Trim();
        return name.Length > 0 ? name : "unnamed";
    }
}
