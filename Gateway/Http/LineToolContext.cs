using System.Buffers;
using System.Text.Json;
using Gateway.Access;
using Gateway.Handlers;
using Gateway.Streaming;

namespace Gateway.Http;

/// <summary>
/// The context of a tool called by plain HTTP: writes updates and gaps as lines of JSON. Progress and log messages are dropped, because the caller
/// cannot request them.
/// </summary>
internal sealed class LineToolContext(NdjsonReply reply, Caller caller) : ToolContext
{
    /// <summary>Reused, because a tool sends one message at a time.</summary>
    private readonly ArrayBufferWriter<byte> _line = new();

    public override Caller Caller => caller;

    public override ValueTask UpdateAsync(long sequence, UpdateJson update, CancellationToken cancellationToken)
    {
        _line.ResetWrittenCount();
        ToolLines.WriteUpdate(_line, sequence, update.Json.Span);
        return reply.WriteAsync(_line.WrittenMemory);
    }

    public override ValueTask GapAsync(UpdateGap gap, CancellationToken cancellationToken) => reply.WriteAsync(ToolLines.Gap(gap));

    public override ValueTask ProgressAsync(double progress, double? total, string? message, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    public override ValueTask LogAsync(LogSeverity severity, JsonElement data, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
