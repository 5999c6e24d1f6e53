namespace Gateway.Mcp.Protocol;

/// <summary>What a tool says of its own effects.</summary>
internal sealed record ToolAnnotations(string Title, bool ReadOnlyHint, bool DestructiveHint, bool IdempotentHint, bool OpenWorldHint);
