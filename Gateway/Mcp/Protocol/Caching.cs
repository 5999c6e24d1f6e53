namespace Gateway.Mcp.Protocol;

/// <summary>How long, and for whom, a modern client may keep an answer.</summary>
internal static class Caching
{
    /// <summary>One minute: what is cached changes only when the gateway restarts.</summary>
    public const int TtlMs = 60_000;

    /// <summary>The answers that carry this are the same for every caller.</summary>
    public const string Public = "public";
}
