using System.Buffers;

namespace Gateway.Streaming;

/// <summary>NDJSON: one JSON message on each line. The keep-alive is an empty line unless another line is given.</summary>
internal sealed class NdjsonReply(HttpContext context, TimeProvider time, TimeSpan keepAliveInterval, ILogger logger, string keepAliveLine = "")
    : StreamedReply(context, time, keepAliveInterval, logger)
{
    public const string MediaType = "application/x-ndjson";

    private readonly byte[] _keepAlive = System.Text.Encoding.UTF8.GetBytes(keepAliveLine + "\n");

    protected override string ContentType => MediaType;

    protected override ReadOnlySpan<byte> KeepAlive => _keepAlive;

    protected override void Frame(IBufferWriter<byte> output, ReadOnlySpan<byte> message)
    {
        WriteOnOneLine(output, message);
        output.Write("\n"u8);
    }
}
