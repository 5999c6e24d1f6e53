namespace Gateway.Mcp.Protocol;

/// <summary>A tool in the manifest.</summary>
internal sealed record ManifestTool(string Name, string Title, string Description);
