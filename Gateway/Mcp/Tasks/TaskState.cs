using Gateway.Registry.Asking;

namespace Gateway.Mcp.Tasks;

/// <summary>A task at one moment.</summary>
internal sealed record TaskState(McpTaskStatus Status, DateTimeOffset UpdatedAt)
{
    /// <summary>What the tool last said of its progress, or why the task ended; null when there is nothing to say.</summary>
    public string? Message { get; init; }

    /// <summary>The questions that wait for an answer, by the keys that the client sees.</summary>
    public IReadOnlyList<InputQuestion> Questions { get; init; } = [];

    /// <summary>The tool's result as tools/call would have answered it; empty unless completed.</summary>
    public ReadOnlyMemory<byte> Result { get; init; }

    /// <summary>Set when failed.</summary>
    public McpError? Error { get; init; }

    public bool IsFinal => Status >= McpTaskStatus.Completed;
}
