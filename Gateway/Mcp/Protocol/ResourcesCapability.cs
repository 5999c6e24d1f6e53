namespace Gateway.Mcp.Protocol;

/// <summary>Resources can be read. <paramref name="Subscribe"/>: and followed. <paramref name="ListChanged"/>: clients are told when the list changes.</summary>
internal sealed record ResourcesCapability(bool Subscribe, bool ListChanged);
