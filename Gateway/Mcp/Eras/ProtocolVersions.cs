namespace Gateway.Mcp.Eras;

/// <summary>The revisions of MCP that this server speaks.</summary>
internal static class ProtocolVersions
{
    public const string Modern = "2026-07-28";
    public const string LatestLegacy = "2025-11-25";

    /// <summary>The only revision with JSON-RPC batches, and the default of a legacy request without a version header.</summary>
    public const string WithBatches = "2025-03-26";

    /// <summary>The first revision in which a server can ask a person.</summary>
    public const string WithElicitation = "2025-06-18";

    /// <summary>Usable with per-request _meta; server/discover and error -32022 list the same.</summary>
    public static readonly IReadOnlyList<string> PerRequest = [Modern];

    /// <summary>Negotiable by initialize. 2024-11-05 is a version string only: its HTTP+SSE transport is not served.</summary>
    public static readonly IReadOnlyList<string> Negotiable = [LatestLegacy, "2025-06-18", WithBatches, "2024-11-05"];

    public static readonly IReadOnlyList<string> All = [Modern, .. Negotiable];

    /// <summary>Revisions are dates and compare as they are written.</summary>
    public static bool IsAtLeast(string version, string first) => string.CompareOrdinal(version, first) >= 0;

    /// <summary>True when clients accept an event without data and reconnect by themselves; older clients fail to parse it.</summary>
    public static bool HasPriming(string version) => string.CompareOrdinal(version, LatestLegacy) >= 0;

    /// <summary>True when the revision knows icons, and the members of Implementation besides name, title and version.</summary>
    public static bool KnowsIcons(string version) => IsAtLeast(version, LatestLegacy);

    public static bool KnowsResourceLinks(string version) => IsAtLeast(version, "2025-06-18");

    /// <summary>True for the dates from the first modern revision on, known or not.</summary>
    public static bool IsModern(string? version) =>
        version == Modern
        || (version is not null
        && DateOnly.TryParseExact(version, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && string.CompareOrdinal(version, Modern) >= 0);
}
