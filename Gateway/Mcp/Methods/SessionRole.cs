namespace Gateway.Mcp.Methods;

/// <summary>What a request means for a legacy session.</summary>
internal enum SessionRole
{
    /// <summary>It opens the session; it comes alone, without one.</summary>
    Opens,

    /// <summary>It keeps the session going or prepares it: a client whose connection breaks afterwards has nothing to come back for.</summary>
    Tends,

    /// <summary>Its answer is worth coming back for, so the session outlives its connection.</summary>
    Uses,
}
