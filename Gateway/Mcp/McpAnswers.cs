using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;
using Gateway.Streaming;

namespace Gateway.Mcp;

/// <summary>Writes response messages.</summary>
internal static class McpAnswers
{
    public static McpAnswer Result(JsonRpcId id, McpResult result)
    {
        var body = new PooledBuffer();
        using (var message = Begin(body, id))
        {
            message.Json.WritePropertyName("result"u8);
            result.Write(message.Json);
            message.Json.WriteEndObject();
        }
        return new McpAnswer(StatusCodes.Status200OK, body) { IsToolError = result is CallToolResult { Outcome.IsError: true } };
    }

    /// <param name="id">The request's id; the default when it could not be read.</param>
    public static McpAnswer Error(JsonRpcId id, McpException failure)
    {
        var body = new PooledBuffer();
        using (var message = Begin(body, id))
        {
            message.Json.WritePropertyName("error"u8);
            JsonSerializer.Serialize(message.Json, failure.Error, McpJsonContext.Default.McpError);
            message.Json.WriteEndObject();
        }
        return new McpAnswer(failure.Status, body) { Error = failure.Error, Header = failure.Header };
    }

    private static MessageWriter Begin(PooledBuffer body, JsonRpcId id)
    {
        var message = MessageWriter.On(body);
        message.Json.WriteStartObject();
        message.Json.WriteString("jsonrpc"u8, "2.0"u8);
        message.Json.WritePropertyName("id"u8);
        id.Write(message.Json);
        return message;
    }
}

/// <summary>A serialized response, and its HTTP status when it is not part of a batch or stream.</summary>
internal sealed record McpAnswer(int Status, PooledBuffer Body) : IDisposable
{
    /// <summary>The error of the response; null for a result.</summary>
    public McpError? Error { get; init; }

    /// <summary>True when it is the result of a tool that failed.</summary>
    public bool IsToolError { get; init; }

    /// <summary>The HTTP header that belongs to the status; ignored in a batch, which has its own status.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>Sends it as the only answer, with its status and header.</summary>
    public Task SendAsync(McpReply reply)
    {
        if (Header is var (name, value))
            reply.SetHeader(name, value);
        return reply.EndAsync(Status, Body.Written);
    }

    public void Dispose() => Body.Dispose();
}
