namespace Gateway.Mcp.Protocol;

/// <summary>The data of error -32022.</summary>
internal sealed record VersionMismatch(IReadOnlyList<string> Supported, string Requested);
