using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp.Tasks;

/// <summary>The extension io.modelcontextprotocol/tasks: detects clients that know it, and makes the error for others.</summary>
internal static class TasksExtension
{
    public const string Id = "io.modelcontextprotocol/tasks";

    /// <summary>The value of resultType that tells a task from a result.</summary>
    public const string ResultType = "task";

    public static readonly IReadOnlyDictionary<string, EmptyObject> Capability = new Dictionary<string, EmptyObject> { [Id] = new() };

    private static readonly JsonElement Requirement =
        JsonElement.Parse("""{"requiredCapabilities":{"extensions":{"io.modelcontextprotocol/tasks":{}}}}""");

    public static bool IsDeclared(JsonElement clientCapabilities) =>
        clientCapabilities.TryGetProperty("extensions"u8, out var extensions)
        && extensions.ValueKind == JsonValueKind.Object
        && extensions.TryGetProperty(Id, out var settings)
        && settings.ValueKind == JsonValueKind.Object;

    /// <exception cref="McpException">-32021: the client did not declare the extension with this request.</exception>
    public static void Demand(McpRequest request)
    {
        if (!request.KnowsTasks)
            throw Missing($"{request.Message.Method} requires the extension {Id}, which the clientCapabilities of the request do not declare.");
    }

    public static McpException Missing(string message) =>
        new(StatusCodes.Status400BadRequest, new McpError(JsonRpcErrorCodes.MissingClientCapability, message, Requirement));
}
