using Gateway.Registry;
using Gateway.Streaming;
using Gateway.Tws.Api;

namespace Gateway.Http;

/// <summary>Writes what a running tool tells as lines. Progress has no line: nobody gave a token for it.</summary>
internal sealed class LineToolContext(NdjsonReply reply) : ToolContext
{
    public override ValueTask UpdateAsync(long sequence, ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
        reply.WriteAsync(ToolLines.Update(sequence, json));

    public override ValueTask GapAsync(StreamGap gap, CancellationToken cancellationToken) => reply.WriteAsync(ToolLines.Gap(gap));

    public override ValueTask ProgressAsync(double progress, double? total, string? message, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
