using System.Buffers;
using Gateway.Streaming;

namespace Gateway.Mcp;

/// <summary>Collects the responses of a batch into one JSON array.</summary>
internal sealed class BatchAnswer : IDisposable
{
    private readonly PooledBuffer _body = new();

    public bool IsEmpty => _body.Length == 0;

    /// <summary>Adds a response and disposes it. Null, for a cancelled request, adds nothing.</summary>
    public void Add(McpAnswer? answer)
    {
        if (answer is null)
            return;
        _body.Write(IsEmpty ? "["u8 : ","u8);
        _body.Write(answer.Body.Written.Span);
        answer.Dispose();
    }

    public ReadOnlyMemory<byte> Finish()
    {
        _body.Write("]"u8);
        return _body.Written;
    }

    public void Dispose() => _body.Dispose();
}
