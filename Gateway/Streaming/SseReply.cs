using System.Buffers;

namespace Gateway.Streaming;

/// <summary>Server-sent events: one event for each message, a comment as the keep-alive.</summary>
internal sealed class SseReply(HttpContext context, TimeProvider time, TimeSpan keepAliveInterval, ILogger logger)
    : StreamedReply(context, time, keepAliveInterval, logger)
{
    protected override string ContentType => "text/event-stream";

    protected override ReadOnlySpan<byte> KeepAlive => ": keepalive\n\n"u8;

    protected override void Frame(IBufferWriter<byte> output, ReadOnlySpan<byte> message)
    {
        output.Write("event: message\ndata: "u8);
        WriteOnOneLine(output, message);
        output.Write("\n\n"u8);
    }
}
