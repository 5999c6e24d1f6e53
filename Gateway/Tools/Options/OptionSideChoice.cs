using System.Text.Json.Serialization;

namespace Gateway.Tools.Options;

/// <summary>A call or a put.</summary>
internal enum OptionSideChoice
{
    [JsonStringEnumMemberName("C")]
    Call,

    [JsonStringEnumMemberName("P")]
    Put,
}
