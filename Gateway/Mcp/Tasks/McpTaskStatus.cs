namespace Gateway.Mcp.Tasks;

/// <summary>Where a task stands. The last three are final.</summary>
internal enum McpTaskStatus
{
    Working,

    /// <summary>The tool waits for answers of the client.</summary>
    InputRequired,

    /// <summary>The tool gave a result, be it one that says that it failed.</summary>
    Completed,

    /// <summary>The call ended with a JSON-RPC error.</summary>
    Failed,

    Cancelled,
}
