using Gateway.Tws.Api;

namespace Gateway.Registry;

/// <summary>What a tool may tell and ask its caller while it runs; each transport form has its own implementation.</summary>
public abstract class ToolContext : RequestContext
{
    /// <summary>One update of a streaming tool, serialized once; <paramref name="sequence"/> starts at 1.</summary>
    public abstract ValueTask UpdateAsync(long sequence, ReadOnlyMemory<byte> json, CancellationToken cancellationToken);

    public abstract ValueTask GapAsync(StreamGap gap, CancellationToken cancellationToken);
}
