namespace Gateway.Registry;

/// <summary>Asks modern clients to repeat the argument in the header <c>Mcp-Param-{name}</c>, so that proxies can route by it ("x-mcp-header" in the schema). Never for secrets.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HeaderAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
