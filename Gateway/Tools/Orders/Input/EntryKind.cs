using System.Text.Json.Serialization;

namespace Gateway.Tools.Orders.Input;

/// <summary>The order types of a bracket's entry.</summary>
internal enum EntryKind
{
    [JsonStringEnumMemberName("MKT")]
    Market = OrderKind.Market,

    [JsonStringEnumMemberName("LMT")]
    Limit = OrderKind.Limit,

    [JsonStringEnumMemberName("STP")]
    Stop = OrderKind.Stop,

    [JsonStringEnumMemberName("MIT")]
    MarketIfTouched = OrderKind.MarketIfTouched,
}
