namespace Gateway.Mcp.Methods;

/// <summary>The parameter that names the target of a method's requests.</summary>
/// <remarks>Modern clients repeat its value in the header Mcp-Name, and spans show it.</remarks>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Attribute">The span attribute that shows the value (semantic conventions for MCP); null when spans do not show it.</param>
/// <param name="IsLowCardinality">Whether the values are few enough for the names of spans and the attributes of metrics.</param>
/// <param name="Operation">The value of gen_ai.operation.name; null when the conventions have none.</param>
internal sealed record RoutingKey(string Parameter, string? Attribute, bool IsLowCardinality, string? Operation = null)
{
    public static readonly RoutingKey Tool = new("name", "gen_ai.tool.name", IsLowCardinality: true, "execute_tool");
    public static readonly RoutingKey Prompt = new("name", "gen_ai.prompt.name", IsLowCardinality: true);
    public static readonly RoutingKey Resource = new("uri", "mcp.resource.uri", IsLowCardinality: false);
    public static readonly RoutingKey Task = new("taskId", Attribute: null, IsLowCardinality: false);
}
