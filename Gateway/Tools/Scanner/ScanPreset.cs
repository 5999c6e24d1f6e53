using System.Text.Json.Serialization;

namespace Gateway.Tools.Scanner;

/// <summary>Scans that everybody asks for.</summary>
internal enum ScanPreset
{
    [JsonStringEnumMemberName("top_gainers")]
    TopGainers,

    [JsonStringEnumMemberName("top_losers")]
    TopLosers,

    [JsonStringEnumMemberName("most_active")]
    MostActive,

    [JsonStringEnumMemberName("most_active_usd")]
    MostActiveUsd,

    [JsonStringEnumMemberName("hot_by_volume")]
    HotByVolume,

    [JsonStringEnumMemberName("hot_by_price")]
    HotByPrice,

    [JsonStringEnumMemberName("high_iv")]
    HighIv,

    [JsonStringEnumMemberName("low_iv")]
    LowIv,

    [JsonStringEnumMemberName("option_volume")]
    OptionVolume,

    [JsonStringEnumMemberName("put_call_ratio")]
    PutCallRatio,

    [JsonStringEnumMemberName("gap_up")]
    GapUp,

    [JsonStringEnumMemberName("gap_down")]
    GapDown,

    [JsonStringEnumMemberName("high_dividend")]
    HighDividend,
}
