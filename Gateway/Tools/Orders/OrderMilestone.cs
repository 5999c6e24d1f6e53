using System.Text.Json.Serialization;

namespace Gateway.Tools.Orders;

/// <summary>How far an order must come.</summary>
internal enum OrderMilestone
{
    /// <summary>All of it has traded.</summary>
    [JsonStringEnumMemberName("filled")]
    Filled,

    /// <summary>TWS has taken or refused it.</summary>
    [JsonStringEnumMemberName("acked")]
    Acknowledged,

    /// <summary>Filled, cancelled or rejected: nothing more will happen.</summary>
    [JsonStringEnumMemberName("terminal")]
    Terminal,
}
