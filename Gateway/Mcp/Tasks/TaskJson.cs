using Gateway.Handlers.Asking;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp.Tasks;

/// <summary>Writes a task as clients see it.</summary>
internal static class TaskJson
{
    /// <summary>
    /// Writes the members of a task into the object that is open. Its result, error or questions are for <c>tasks/get</c> and
    /// <c>notifications/tasks</c> only.
    /// </summary>
    public static void WriteMembers(Utf8JsonWriter writer, McpTask task, bool detailed)
    {
        var state = task.State;
        writer.WriteString("taskId"u8, task.Id);
        writer.WriteString("status"u8, NameOf(detailed ? state.Status : McpTaskStatus.Working));
        if (detailed && state.Message is not null)
            writer.WriteString("statusMessage"u8, state.Message);
        WriteTime(writer, "createdAt"u8, task.CreatedAt);
        WriteTime(writer, "lastUpdatedAt"u8, detailed ? state.UpdatedAt : task.CreatedAt);
        writer.WriteNumber("ttlMs"u8, (long)task.Ttl.TotalMilliseconds);
        writer.WriteNumber("pollIntervalMs"u8, McpTask.PollIntervalMs);
        if (detailed)
            WriteDetails(writer, state);
    }

    private static void WriteDetails(Utf8JsonWriter writer, TaskState state)
    {
        switch (state.Status)
        {
            case McpTaskStatus.InputRequired:
                writer.WriteStartObject("inputRequests"u8);
                foreach (var question in state.Questions)
                    InputRequiredResult.WriteQuestion(writer, question);
                writer.WriteEndObject();
                break;
            case McpTaskStatus.Completed:
                writer.WritePropertyName("result"u8);
                writer.WriteRawValue(state.Result.Span, skipInputValidation: true);
                break;
            case McpTaskStatus.Failed:
                writer.WritePropertyName("error"u8);
                JsonSerializer.Serialize(writer, state.Error!, McpJsonContext.Default.McpError);
                break;
        }
    }

    private static void WriteTime(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset time) =>
        writer.WriteString(name, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    private static string NameOf(McpTaskStatus status) => status switch
    {
        McpTaskStatus.Working => "working",
        McpTaskStatus.InputRequired => "input_required",
        McpTaskStatus.Completed => "completed",
        McpTaskStatus.Failed => "failed",
        _ => "cancelled",
    };
}
