using System.Text.Json.Serialization;

namespace Gateway.Tools.Orders.Input;

/// <summary>What a condition looks at.</summary>
internal enum ConditionKind
{
    [JsonStringEnumMemberName("price")]
    Price,

    [JsonStringEnumMemberName("time")]
    Time,

    [JsonStringEnumMemberName("margin")]
    Margin,

    [JsonStringEnumMemberName("execution")]
    Execution,

    [JsonStringEnumMemberName("volume")]
    Volume,

    [JsonStringEnumMemberName("percentChange")]
    PercentChange,
}
