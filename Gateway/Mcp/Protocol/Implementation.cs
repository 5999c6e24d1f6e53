namespace Gateway.Mcp.Protocol;

/// <summary>Who this server is.</summary>
internal sealed record Implementation(string Name, string Title, string Version);
