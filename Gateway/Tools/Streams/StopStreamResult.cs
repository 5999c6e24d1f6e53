using System.ComponentModel;

namespace Gateway.Tools.Streams;

/// <summary>Streams that were stopped.</summary>
internal sealed record StopStreamResult
{
    [Description("stopped, or not_started when the caller has no such stream.")]
    public required string Status { get; init; }

    [Description("Their ids.")]
    public required IReadOnlyList<string> Stopped { get; init; }

    public required int Count { get; init; }
}
