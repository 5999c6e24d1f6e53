namespace Gateway.Mcp.Eras;

/// <summary>The two ways in which MCP is spoken: with a session opened by initialize, or with everything in each request.</summary>
[Flags]
internal enum McpEras
{
    None = 0,

    /// <summary>Revisions up to 2025-11-25.</summary>
    Legacy = 1,

    /// <summary>Revision 2026-07-28.</summary>
    Modern = 2,

    Both = Legacy | Modern,
}
