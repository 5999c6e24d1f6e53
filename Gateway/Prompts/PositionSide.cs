using System.Text.Json.Serialization;

namespace Gateway.Prompts;

/// <summary>How an option is held.</summary>
internal enum PositionSide
{
    [JsonStringEnumMemberName("long")]
    Long,

    [JsonStringEnumMemberName("short")]
    Short,
}
