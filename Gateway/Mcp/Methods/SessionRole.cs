namespace Gateway.Mcp.Methods;

/// <summary>The effect of a request on a legacy session.</summary>
internal enum SessionRole
{
    /// <summary>The request opens the session, and must come without one and not in a batch.</summary>
    Opens,

    /// <summary>The request only maintains the session, such as ping: a client whose connection breaks afterwards has nothing to resume.</summary>
    Tends,

    /// <summary>The request has an answer to resume, so the session outlives its connection.</summary>
    Uses,
}
