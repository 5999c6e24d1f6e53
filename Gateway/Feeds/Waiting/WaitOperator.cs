using System.Text.Json.Serialization;

namespace Gateway.Feeds.Waiting;

/// <summary>How a value is compared.</summary>
internal enum WaitOperator
{
    [JsonStringEnumMemberName(">")]
    Above,

    [JsonStringEnumMemberName(">=")]
    AtLeast,

    [JsonStringEnumMemberName("<")]
    Below,

    [JsonStringEnumMemberName("<=")]
    AtMost,

    [JsonStringEnumMemberName("==")]
    Equals,

    [JsonStringEnumMemberName("!=")]
    Differs,

    [JsonStringEnumMemberName("contains")]
    Contains,

    [JsonStringEnumMemberName("changes")]
    Changes,
}
