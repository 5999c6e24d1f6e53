using Gateway.Access;
using Gateway.Handlers;

namespace ConformanceHost.Schemas;

/// <summary>An argument that modern clients repeat in a header, so that a proxy can route by it without reading the body.</summary>
[Toolset("headers", AccessScope.None)]
public sealed class HeaderTools
{
    [Tool("test_header_tool", "Header parameter", ReadOnly = true)]
    [Description("Tells the region that it was called with. Clients of 2026-07-28 send it in the header Mcp-Param-Region too.")]
    public static ToolContent Route([Header("Region"), Description("Where to route the call."), Example("us-west1")] string region) =>
        ToolContent.Text($"Routed to {region}.");
}
