using System.Text.Json;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp.Tasks;

/// <summary>A task as an answer: to tools/call that it was created, to tasks/get all that is known of it.</summary>
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
