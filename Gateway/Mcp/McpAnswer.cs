using Gateway.Streaming;

namespace Gateway.Mcp;

/// <summary>A response message ready to go out, and the HTTP status that goes with it when it is alone.</summary>
internal sealed record McpAnswer(int Status, PooledBuffer Body) : IDisposable
{
    /// <summary>The error that it tells; null when it is a result.</summary>
    public McpError? Error { get; init; }

    /// <summary>True when it is the result of a tool that failed.</summary>
    public bool IsToolError { get; init; }

    public void Dispose() => Body.Dispose();
}
