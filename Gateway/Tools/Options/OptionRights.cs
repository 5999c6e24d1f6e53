namespace Gateway.Tools.Options;

/// <summary>Calls, puts, or both.</summary>
internal enum OptionRights
{
    [JsonStringEnumMemberName("both")]
    Both,

    [JsonStringEnumMemberName("C")]
    Calls,

    [JsonStringEnumMemberName("P")]
    Puts,
}

internal static class OptionRightsText
{
    public static bool Includes(this OptionRights rights, string right) => rights switch
    {
        OptionRights.Calls => right == "C",
        OptionRights.Puts => right == "P",
        _ => true,
    };
}
