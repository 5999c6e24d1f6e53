using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Gateway.Access;
using Gateway.Handlers;
using Gateway.Handlers.Asking;
using Gateway.Mcp.Asking;
using Gateway.Mcp.JsonRpc;

namespace Gateway.Mcp;

/// <summary>Ends a request with a JSON-RPC error and an HTTP status.</summary>
internal sealed class McpException(int status, McpError error) : HandlerExitException(error.Message)
{
    /// <summary>The HTTP status; it counts only while nothing of the answer has gone out.</summary>
    public int Status { get; } = status;

    public McpError Error { get; } = error;

    /// <summary>A header that goes with the status, as WWW-Authenticate does with 403; it counts only while nothing of the answer has gone out.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>Tells in the terms of MCP that a call was refused before it began.</summary>
    public static McpException Of(CallRefusedException refusal)
    {
        var (code, data) = refusal switch
        {
            CallLimitException limit => (JsonRpcErrorCodes.TooManyRequests, new JsonObject { ["retryAfterSeconds"] = limit.RetryAfterSeconds }),
            InsufficientScopeException scope => (JsonRpcErrorCodes.InsufficientScope, new JsonObject { ["requiredScopes"] = new JsonArray([.. AccessScopes.NamesOf(scope.Needed)]) }),
            _ => throw new ArgumentException($"There is no error code for a {refusal.GetType().Name}.", nameof(refusal)),
        };
        return new McpException(refusal.Status, new McpError(code, refusal.Message, JsonSerializer.SerializeToElement(data))) { Header = refusal.Header };
    }

    /// <summary>An error found by a method: HTTP has done its part, so the status is 200.</summary>
    public static McpException InvalidParams(string message) =>
        new(StatusCodes.Status200OK, new McpError(JsonRpcErrorCodes.InvalidParams, message));

    /// <summary>The client of a modern request did not declare what it would have to be asked by.</summary>
    public static McpException MissingCapability(ClientFeatures features) => new(StatusCodes.Status400BadRequest, new McpError(
        JsonRpcErrorCodes.MissingClientCapability,
        "This request needs an answer from the client, and the client declared no capability for it.",
        JsonSerializer.SerializeToElement(new JsonObject { ["requiredCapabilities"] = ClientCapabilities.Naming(features) })));

    /// <summary>An error found before any method was called.</summary>
    public static McpException BadRequest(int code, string message) => new(StatusCodes.Status400BadRequest, new McpError(code, message));
}

/// <summary>A JSON-RPC error as it goes out.</summary>
internal sealed record McpError(
    [property: JsonPropertyName("code")] int Code,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("data")] JsonElement? Data = null)
{
    public static McpError Of(ProtocolException exception) => new(exception.Code, exception.Message, exception.Details);
}
