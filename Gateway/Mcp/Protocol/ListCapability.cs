namespace Gateway.Mcp.Protocol;

/// <summary>A capability that consists of a list. <paramref name="ListChanged"/>: clients are told when the list changes.</summary>
internal sealed record ListCapability(bool ListChanged);
