namespace Gateway.Tools.Options.Strategies;

/// <summary>The strategies that can be built.</summary>
internal enum StrategyKind
{
    [JsonStringEnumMemberName("vertical")]
    Vertical,

    [JsonStringEnumMemberName("straddle")]
    Straddle,

    [JsonStringEnumMemberName("strangle")]
    Strangle,

    [JsonStringEnumMemberName("iron_condor")]
    IronCondor,

    [JsonStringEnumMemberName("iron_butterfly")]
    IronButterfly,

    [JsonStringEnumMemberName("butterfly")]
    Butterfly,

    [JsonStringEnumMemberName("condor")]
    Condor,

    [JsonStringEnumMemberName("ratio_spread")]
    RatioSpread,

    [JsonStringEnumMemberName("calendar")]
    Calendar,

    [JsonStringEnumMemberName("diagonal")]
    Diagonal,

    [JsonStringEnumMemberName("covered_call")]
    CoveredCall,

    [JsonStringEnumMemberName("protective_put")]
    ProtectivePut,

    [JsonStringEnumMemberName("collar")]
    Collar,

    [JsonStringEnumMemberName("short_put")]
    ShortPut,
}
