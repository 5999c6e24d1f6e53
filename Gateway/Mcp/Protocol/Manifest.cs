namespace Gateway.Mcp.Protocol;

/// <summary>The answer to a plain GET of the endpoint, for people and programs that look at it.</summary>
internal sealed record Manifest(
    string Name,
    string Title,
    string Version,
    IReadOnlyList<string> ProtocolVersions,
    string Endpoint,
    string? Instructions,
    IReadOnlyList<ManifestTool> Tools);

/// <summary>A tool in the manifest.</summary>
internal sealed record ManifestTool(string Name, string Title, string Description);
