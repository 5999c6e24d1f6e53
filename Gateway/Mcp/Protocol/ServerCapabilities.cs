namespace Gateway.Mcp.Protocol;

/// <summary>What this server can do; says only what exists.</summary>
internal sealed record ServerCapabilities(
    ListCapability? Tools, ResourcesCapability? Resources, ListCapability? Prompts, EmptyObject? Completions, EmptyObject? Logging)
{
    /// <summary>Modern era: extensions by their ids, each with its settings; null for none.</summary>
    public IReadOnlyDictionary<string, EmptyObject>? Extensions { get; init; }
}
