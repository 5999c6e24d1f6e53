using System.Text.Json.Serialization;

namespace Gateway.Tools.Options;

/// <summary>What to do with an option.</summary>
internal enum ExerciseChoice
{
    [JsonStringEnumMemberName("exercise")]
    Exercise,

    [JsonStringEnumMemberName("lapse")]
    Lapse,
}
