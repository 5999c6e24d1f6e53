using System.Text.Json.Serialization;

namespace Gateway.Tools.Orders.Input;

/// <summary>The order types of combinations.</summary>
internal enum ComboKind
{
    [JsonStringEnumMemberName("MKT")]
    Market = OrderKind.Market,

    [JsonStringEnumMemberName("LMT")]
    Limit = OrderKind.Limit,

    [JsonStringEnumMemberName("REL")]
    Relative = OrderKind.Relative,
}
