using Gateway.Access;
using Gateway.Handlers;
using Gateway.Handlers.Asking;
using Gateway.Mcp.Asking;
using Gateway.Mcp.JsonRpc;

namespace Gateway.Mcp;

/// <summary>Ends a request with a JSON-RPC error and an HTTP status.</summary>
internal sealed class McpException(int status, McpError error) : HandlerExitException(error.Message)
{
    /// <summary>The HTTP status; ignored once the answer has begun.</summary>
    public int Status { get; } = status;

    public McpError Error { get; } = error;

    /// <summary>The HTTP header that belongs to the status, such as WWW-Authenticate for 403; ignored once the answer has begun.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>Converts the refusal of a call to an MCP error.</summary>
    public static McpException Of(CallRefusedException refusal)
    {
        var (code, data) = refusal switch
        {
            CallLimitException limit => (JsonRpcErrorCodes.TooManyRequests, new JsonObject { ["retryAfterSeconds"] = limit.RetryAfterSeconds }),
            InsufficientScopeException scope => (
                JsonRpcErrorCodes.InsufficientScope, new JsonObject { ["requiredScopes"] = new JsonArray([.. AccessScopes.NamesOf(scope.Needed)]) }),
            _ => throw new ArgumentException($"There is no error code for a {refusal.GetType().Name}.", nameof(refusal)),
        };
        return new McpException(refusal.Status, new McpError(code, refusal.Message, JsonSerializer.SerializeToElement(data)))
        {
            Header = refusal.Header,
        };
    }

    /// <summary>An error of a method; the HTTP status is 200.</summary>
    public static McpException InvalidParams(string message) => new(StatusCodes.Status200OK, new McpError(JsonRpcErrorCodes.InvalidParams, message));

    /// <summary>The client of a modern request did not declare the features that a question needs.</summary>
    public static McpException MissingCapability(ClientFeatures features) => new(StatusCodes.Status400BadRequest, new McpError(
        JsonRpcErrorCodes.MissingClientCapability,
        "This request needs an answer from the client, and the client declared no capability for it.",
        JsonSerializer.SerializeToElement(new JsonObject { ["requiredCapabilities"] = ClientCapabilities.Naming(features) })));

    /// <summary>An error before any method is called.</summary>
    public static McpException BadRequest(int code, string message) => new(StatusCodes.Status400BadRequest, new McpError(code, message));
}

/// <summary>A JSON-RPC error as it is sent.</summary>
internal sealed record McpError(
    [property: JsonPropertyName("code")] int Code,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("data")] JsonElement? Data = null)
{
    public static McpError Of(ProtocolException exception) => new(exception.Code, exception.Message, exception.Details);
}
