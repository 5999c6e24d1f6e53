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

    [JsonStringEnumMemberName("MOC")]
    MarketOnClose,

    [JsonStringEnumMemberName("LOC")]
    LimitOnClose,

    [JsonStringEnumMemberName("MOO")]
    MarketOnOpen,

    [JsonStringEnumMemberName("LOO")]
    LimitOnOpen,

    [JsonStringEnumMemberName("MIDPRICE")]
    Midprice,
}
