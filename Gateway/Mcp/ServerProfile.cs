namespace Gateway.Mcp;

/// <summary>What the server says of itself to MCP clients; the program that serves decides it, not its settings.</summary>
internal sealed record ServerProfile
{
    /// <summary>The name that clients see.</summary>
    public string Name { get; init; } = "gateway";

    /// <summary>The name for people.</summary>
    public string Title { get; init; } = "Interactive Brokers Gateway";

    public string Version { get; init; } = typeof(ServerProfile).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>What this server is for, in one sentence; null when nothing is said.</summary>
    public string? Description { get; init; }

    /// <summary>The server's icon, as an https: or data: URI; null when there is none.</summary>
    public string? Icon { get; init; }

    /// <summary>What a model is told about this server as a whole; null when nothing is said.</summary>
    public string? Instructions { get; init; }
}
