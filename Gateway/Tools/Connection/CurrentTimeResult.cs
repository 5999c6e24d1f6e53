using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Gateway.Tools.Connection;

/// <summary>The clock of TWS.</summary>
internal sealed record CurrentTimeResult
{
    [JsonPropertyName("server_time")]
    public required DateTimeOffset ServerTime { get; init; }

    [Description("Seconds since 1970.")]
    public required long Timestamp { get; init; }
}
