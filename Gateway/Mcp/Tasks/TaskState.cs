using Gateway.Handlers.Asking;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp.Tasks;

/// <summary>A snapshot of a task's state.</summary>
internal sealed record TaskState(McpTaskStatus Status, DateTimeOffset UpdatedAt)
{
    /// <summary>The last progress message, or why the task ended; null for none.</summary>
    public string? Message { get; init; }

    /// <summary>The questions that wait for an answer, by the keys that the client sees.</summary>
    public IReadOnlyList<InputQuestion> Questions { get; init; } = [];

    /// <summary>The tool's result as tools/call would have answered it; empty unless completed.</summary>
    public ReadOnlyMemory<byte> Result { get; init; }

    /// <summary>Set when failed.</summary>
    public McpError? Error { get; init; }

    public bool IsFinal => Status >= McpTaskStatus.Completed;
}

/// <summary>The status of a task. The last three are final.</summary>
internal enum McpTaskStatus
{
    Working,

    /// <summary>The tool waits for answers of the client.</summary>
    InputRequired,

    /// <summary>The tool returned a result, which may be an error result.</summary>
    Completed,

    /// <summary>The call ended with a JSON-RPC error.</summary>
    Failed,

    Cancelled,
}

/// <summary>A task as a result: of tools/call that created it, or in detail of tasks/get.</summary>
internal sealed record TaskResult(McpTask Task, bool Detailed) : McpResult
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("resultType"u8, ResultType);
        TaskJson.WriteMembers(writer, Task, Detailed);
        if (Meta is not null)
        {
            writer.WritePropertyName("_meta"u8);
            JsonSerializer.Serialize(writer, Meta, McpJsonContext.Default.ResultMeta);
        }

        writer.WriteEndObject();
    }
}
