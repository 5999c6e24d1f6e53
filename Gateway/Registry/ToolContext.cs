using Gateway.Tws.Api;

namespace Gateway.Registry;

/// <summary>What a tool may tell its caller while it runs; each transport form has its own implementation.</summary>
public abstract class ToolContext
{
    /// <summary>One update of a streaming tool, serialized once; <paramref name="sequence"/> starts at 1.</summary>
    public abstract ValueTask UpdateAsync(long sequence, ReadOnlyMemory<byte> json, CancellationToken cancellationToken);

    public abstract ValueTask GapAsync(StreamGap gap, CancellationToken cancellationToken);

    /// <summary>Progress of a long call; not sent when the caller gave no progress token.</summary>
    public abstract ValueTask ProgressAsync(double progress, double? total, string? message, CancellationToken cancellationToken);
}
