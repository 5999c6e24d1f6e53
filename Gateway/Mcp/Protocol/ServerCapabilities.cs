namespace Gateway.Mcp.Protocol;

/// <summary>What this server can do; says only what exists.</summary>
internal sealed record ServerCapabilities(ListCapability Tools, EmptyObject Logging, ListCapability? Prompts, ResourcesCapability? Resources);
