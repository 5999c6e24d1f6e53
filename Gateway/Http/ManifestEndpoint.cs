using Gateway.Access;
using Gateway.Mcp;
using Gateway.Mcp.Eras;
using Gateway.Mcp.Protocol;
using Gateway.Registry;
using Gateway.Streaming;

namespace Gateway.Http;

/// <summary>Answers a plain GET of the MCP endpoint, as a browser or curl sends it, with the manifest: the tools and how to reach them.</summary>
internal sealed class ManifestEndpoint(IToolRegistry registry, ServerIdentity server)
{
    public Task WriteAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        Caller caller = context.GetCaller();
        var shown = server.For(caller).Implementation;
        var manifest = new Manifest(
            shown.Name,
            shown.Title,
            shown.Version,
            ProtocolVersions.All,
            $"{request.Scheme}://{request.Host}{request.PathBase}{request.Path}",
            server.For(caller).Instructions,
            [.. registry.Tools.Where(tool => caller.May(tool.Scope)).Select(tool => new ManifestTool(tool.Name, tool.Title, tool.Description))]);
        return JsonReply.WriteAsync(
            context.Response, StatusCodes.Status200OK, JsonSerializer.SerializeToUtf8Bytes(manifest, McpJsonContext.Default.Manifest));
    }
}
