using System.Text.Json.Serialization;

namespace Gateway.Tools.Orders.Input;

/// <summary>The two plain order types.</summary>
internal enum PlainKind
{
    [JsonStringEnumMemberName("MKT")]
    Market = OrderKind.Market,

    [JsonStringEnumMemberName("LMT")]
    Limit = OrderKind.Limit,
}
