using System.Text.Json.Serialization;

namespace Gateway.Tools.Orders.Input;

/// <summary>How a condition is joined to the next one.</summary>
internal enum ConditionJoin
{
    [JsonStringEnumMemberName("and")]
    And,

    [JsonStringEnumMemberName("or")]
    Or,
}
