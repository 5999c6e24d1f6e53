using System.Text.Json.Serialization;

namespace Gateway.Tools.Orders;

/// <summary>The order types that can be placed, by IB's names. MOO and LOO are MKT and LMT for the opening.</summary>
internal enum OrderKind
{
    [JsonStringEnumMemberName("MKT")]
    Market,

    [JsonStringEnumMemberName("LMT")]
    Limit,

    [JsonStringEnumMemberName("STP")]
    Stop,

    [JsonStringEnumMemberName("STP LMT")]
    StopLimit,

    [JsonStringEnumMemberName("TRAIL")]
    Trail,

    [JsonStringEnumMemberName("TRAIL LIMIT")]
    TrailLimit,

    [JsonStringEnumMemberName("MIT")]
    MarketIfTouched,

    [JsonStringEnumMemberName("LIT")]
    LimitIfTouched,

    [JsonStringEnumMemberName("TRAIL MIT")]
    TrailIfTouched,

    [JsonStringEnumMemberName("TRAIL LIT")]
    TrailLimitIfTouched,

    [JsonStringEnumMemberName("MOC")]
    MarketOnClose,

    [JsonStringEnumMemberName("LOC")]
    LimitOnClose,

    [JsonStringEnumMemberName("MOO")]
    MarketOnOpen,

    [JsonStringEnumMemberName("LOO")]
    LimitOnOpen,

    [JsonStringEnumMemberName("MTL")]
    MarketToLimit,

    [JsonStringEnumMemberName("MKT PRT")]
    MarketProtected,

    [JsonStringEnumMemberName("STP PRT")]
    StopProtected,

    [JsonStringEnumMemberName("MIDPRICE")]
    Midprice,

    [JsonStringEnumMemberName("REL")]
    Relative,

    [JsonStringEnumMemberName("PASSV REL")]
    PassiveRelative,

    [JsonStringEnumMemberName("PEG MKT")]
    PegMarket,

    [JsonStringEnumMemberName("PEG PRIM")]
    PegPrimary,

    [JsonStringEnumMemberName("PEG MID")]
    PegMid,

    [JsonStringEnumMemberName("PEG BEST")]
    PegBest,

    [JsonStringEnumMemberName("PEG STK")]
    PegStock,

    [JsonStringEnumMemberName("PEG BENCH")]
    PegBenchmark,

    [JsonStringEnumMemberName("SNAP MKT")]
    SnapMarket,

    [JsonStringEnumMemberName("SNAP PRIM")]
    SnapPrimary,

    [JsonStringEnumMemberName("SNAP MID")]
    SnapMid,

    [JsonStringEnumMemberName("BOX TOP")]
    BoxTop,

    [JsonStringEnumMemberName("VOL")]
    Volatility,
}
