using System.Text.Json.Serialization;

namespace Gateway.Tools.Orders;

/// <summary>The side of an order.</summary>
internal enum OrderAction
{
    [JsonStringEnumMemberName("BUY")]
    Buy,

    [JsonStringEnumMemberName("SELL")]
    Sell,
}
