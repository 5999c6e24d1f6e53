using System.Text.Json.Serialization;

namespace Gateway.Tools.Orders.Input;

/// <summary>IB's algorithms, by IB's names.</summary>
internal enum AlgoKind
{
    Adaptive,
    Twap,
    Vwap,

    [JsonStringEnumMemberName("ArrivalPx")]
    ArrivalPrice,

    DarkIce,

    [JsonStringEnumMemberName("PctVol")]
    PercentOfVolume,

    [JsonStringEnumMemberName("ClosePx")]
    ClosePrice,

    [JsonStringEnumMemberName("MinImpact")]
    MinimumImpact,
}
