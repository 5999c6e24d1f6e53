namespace Gateway.Mcp.Protocol;

/// <summary>What this server can do; says only what exists.</summary>
internal sealed record ServerCapabilities(ListCapability Tools, EmptyObject Logging, ListCapability? Prompts, ResourcesCapability? Resources)
{
    /// <summary>Modern era: extensions by their ids, each with its settings; null for none.</summary>
    public IReadOnlyDictionary<string, EmptyObject>? Extensions { get; init; }
}
