using System.Text.Json.Serialization;

namespace Gateway.Prompts;

/// <summary>The side of an option position.</summary>
internal enum PositionSide
{
    [JsonStringEnumMemberName("long")]
    Long,

    [JsonStringEnumMemberName("short")]
    Short,
}
