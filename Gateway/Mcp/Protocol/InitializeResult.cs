using Gateway.Mcp.Eras;

namespace Gateway.Mcp.Protocol;

/// <summary>The answer to initialize (legacy era).</summary>
internal sealed record InitializeResult(string ProtocolVersion, ServerCapabilities Capabilities, Implementation ServerInfo, string? Instructions)
    : McpResult
{
    public override void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, McpJsonContext.Default.InitializeResult);
}

/// <summary>The answer to server/discover (modern era).</summary>
internal sealed record DiscoverResult(
    IReadOnlyList<string> SupportedVersions,
    ServerCapabilities Capabilities,
    string? Instructions,
    int TtlMs,
    string CacheScope) : McpResult
{
    public override void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, McpJsonContext.Default.DiscoverResult);
}

/// <summary>The capabilities of this server; only those that exist.</summary>
internal sealed record ServerCapabilities(
    ListCapability? Tools, ResourcesCapability? Resources, ListCapability? Prompts, EmptyObject? Completions, EmptyObject? Logging)
{
    /// <summary>Modern era: extensions by their ids, each with its settings; null for none.</summary>
    public IReadOnlyDictionary<string, EmptyObject>? Extensions { get; init; }
}

/// <summary>
/// Resources can be read. <paramref name="Subscribe"/>: clients may subscribe to them. <paramref name="ListChanged"/>: clients are notified when the
/// list changes.
/// </summary>
internal sealed record ResourcesCapability(bool Subscribe, bool ListChanged);

/// <summary>A capability that consists of a list. <paramref name="ListChanged"/>: clients are told when the list changes.</summary>
internal sealed record ListCapability(bool ListChanged);

/// <summary>The server's name and version for clients.</summary>
internal sealed record Implementation(
    string Name, string Title, string Version, string? Description = null, string? WebsiteUrl = null, IReadOnlyList<Icon>? Icons = null)
{
    /// <summary>The members that the revision knows.</summary>
    public Implementation For(string version) => ProtocolVersions.KnowsIcons(version) ? this : Short();

    /// <summary>A copy without the long texts, for repeated use.</summary>
    public Implementation Short() => this with { Description = null, WebsiteUrl = null, Icons = null };
}
