using Gateway.Mcp.JsonRpc;
using Gateway.Registry.Resources;
using Gateway.Text;

namespace Gateway.Mcp.Methods;

/// <summary>The resource that a request names by its parameter "uri".</summary>
internal static class NamedResource
{
    /// <exception cref="McpException">The parameter is missing or no text (-32602).</exception>
    public static string UriOf(McpRequest request)
    {
        var uri = request.Param("uri"u8);
        return uri.ValueKind == JsonValueKind.String
            ? uri.GetString()!
            : throw McpException.InvalidParams("The parameter \"uri\" must be the URI of a resource; resources/list returns the URIs.");
    }

    public static McpTarget Find(IResourceRegistry resources, JsonRpcMessage request) =>
        request.Text("uri"u8) is { } uri && resources.TryFind(uri, out var resource) ? new McpTarget(resource) : McpTarget.None;

    public static McpException Unknown(string uri, McpRequest request) =>
        NotFound(uri, $"Unknown resource: {UntrustedText.Show(uri)}. resources/list and resources/templates/list return the URIs.", request);

    /// <summary>The error for a URI that matches a template but names nothing, such as an unmanaged account or an unknown contract.</summary>
    public static McpException NotFound(string uri, string why, McpRequest request) => new(StatusCodes.Status200OK, new McpError(
        request.IsModern ? JsonRpcErrorCodes.InvalidParams : JsonRpcErrorCodes.ResourceNotFound,
        why,
        JsonSerializer.SerializeToElement(new JsonObject { ["uri"] = uri })));
}
