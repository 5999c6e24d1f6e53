namespace Gateway.Mcp.Protocol;

/// <summary>What a person or a program that opens the endpoint with a plain GET is told.</summary>
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
