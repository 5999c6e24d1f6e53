using Gateway.Streaming;

namespace Gateway.Mcp;

/// <summary>A response message ready to go out, and the HTTP status that goes with it when it is alone.</summary>
internal sealed record McpAnswer(int Status, PooledBuffer Body) : IDisposable
{
    public void Dispose() => Body.Dispose();
}
