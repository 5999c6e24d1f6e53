using System.Text.Json.Serialization;

namespace Gateway.Tools.Orders.Input;

/// <summary>On which side of its value a condition holds; the value itself counts on both.</summary>
internal enum ConditionSide
{
    [JsonStringEnumMemberName(">=")]
    AtLeast,

    [JsonStringEnumMemberName("<=")]
    AtMost,
}
