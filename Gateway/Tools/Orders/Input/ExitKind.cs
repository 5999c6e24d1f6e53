using System.Text.Json.Serialization;

namespace Gateway.Tools.Orders.Input;

/// <summary>The order types by which a position is closed.</summary>
internal enum ExitKind
{
    [JsonStringEnumMemberName("MKT")]
    Market = OrderKind.Market,

    [JsonStringEnumMemberName("LMT")]
    Limit = OrderKind.Limit,

    [JsonStringEnumMemberName("MOC")]
    MarketOnClose = OrderKind.MarketOnClose,

    [JsonStringEnumMemberName("LOC")]
    LimitOnClose = OrderKind.LimitOnClose,

    [JsonStringEnumMemberName("MIDPRICE")]
    Midprice = OrderKind.Midprice,
}
