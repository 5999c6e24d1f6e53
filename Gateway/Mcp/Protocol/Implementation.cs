using Gateway.Mcp.Eras;

namespace Gateway.Mcp.Protocol;

/// <summary>Who this server is.</summary>
internal sealed record Implementation(
    string Name, string Title, string Version, string? Description = null, string? WebsiteUrl = null, IReadOnlyList<Icon>? Icons = null)
{
    /// <summary>As the revision knows it.</summary>
    public Implementation For(string version) => ProtocolVersions.KnowsIcons(version) ? this : Short();

    /// <summary>Without what nobody wants to read twice.</summary>
    public Implementation Short() => this with { Description = null, WebsiteUrl = null, Icons = null };
}
