namespace Gateway.Mcp;

/// <summary>The server's self-description for MCP clients, set by the hosting program and not by settings.</summary>
internal sealed record ServerProfile
{
    /// <summary>The name that clients see.</summary>
    public string Name { get; init; } = "gateway";

    /// <summary>The name for people.</summary>
    public string Title { get; init; } = "Interactive Brokers Gateway";

    public string Version { get; init; } = typeof(ServerProfile).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>The purpose of the server in one sentence; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>The server's icon, as an https: or data: URI; null when there is none.</summary>
    public string? Icon { get; init; }

    /// <summary>The instructions for models that use this server; null for none.</summary>
    public string? Instructions { get; init; }

    /// <summary>The description for callers who may not see account ids; null when this one names none.</summary>
    public ServerProfile? ForOthers { get; init; }
}
