using Gateway.Mcp.Eras;
using Gateway.Registry;

namespace Gateway.Mcp.Protocol;

/// <summary>An icon, known from revision 2025-11-25 on.</summary>
internal sealed record Icon(string Src, string? MimeType, IReadOnlyList<string>? Sizes)
{
    /// <summary>Null when there is none, or the revision does not know icons.</summary>
    public static IReadOnlyList<Icon>? From(IReadOnlyList<IconAttribute> icons, string version) =>
        icons.Count == 0 || !ProtocolVersions.KnowsIcons(version)
            ? null
            : [.. icons.Select(icon => new Icon(icon.Source, icon.MimeType, icon.Sizes?.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
}
