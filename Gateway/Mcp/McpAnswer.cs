using Gateway.Streaming;

namespace Gateway.Mcp;

/// <summary>A response message ready to go out, and the HTTP status that goes with it when it is alone.</summary>
internal sealed record McpAnswer(int Status, PooledBuffer Body) : IDisposable
{
    /// <summary>The error that it tells; null when it is a result.</summary>
    public McpError? Error { get; init; }

    /// <summary>True when it is the result of a tool that failed.</summary>
    public bool IsToolError { get; init; }

    /// <summary>The header that goes with the status; in a batch, which has a status of its own, it goes nowhere.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>Sends it as the one answer, with its status and header.</summary>
    public Task SendAsync(McpReply reply)
    {
        if (Header is var (name, value))
            reply.SetHeader(name, value);
        return reply.EndAsync(Status, Body.Written);
    }

    public void Dispose() => Body.Dispose();
}
