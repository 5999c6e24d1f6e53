using System.Text.Json;
using Gateway.Registry;

namespace Gateway.Mcp.Protocol;

/// <summary>The answer to tools/call: the tool's JSON as it is, and the same JSON as text for clients that read only text.</summary>
/// <param name="AnyStructure">Whether structuredContent may be other than an object: the modern era allows it, the legacy era does not.</param>
internal sealed record CallToolResult(ToolOutcome Outcome, bool AnyStructure) : McpResult
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("content"u8);
        writer.WriteStartObject();
        writer.WriteString("type"u8, "text"u8);
        if (Outcome.Error is { } error)
            writer.WriteString("text"u8, Describe(error));
        else
            writer.WriteString("text"u8, Outcome.Json.Span);
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (Outcome.IsError)
            writer.WriteBoolean("isError"u8, true);
        else
            WriteStructure(writer);
        WriteModernMembers(writer);
        writer.WriteEndObject();
    }

    private static string Describe(ToolError error)
    {
        string hint = string.IsNullOrEmpty(error.Hint) ? "" : $"\nHint: {error.Hint}";
        return $"Error {error.Code}: {error.Message}{hint}\nRetryable: {(error.Retryable ? "yes" : "no")}";
    }

    private void WriteStructure(Utf8JsonWriter writer)
    {
        ReadOnlySpan<byte> json = Outcome.Json.Span.TrimStart(" \t\r\n"u8);
        if (json.IsEmpty || (!AnyStructure && json[0] != '{'))
            return;
        writer.WritePropertyName("structuredContent"u8);
        writer.WriteRawValue(json, skipInputValidation: true);
    }

    private void WriteModernMembers(Utf8JsonWriter writer)
    {
        if (ResultType is not null)
            writer.WriteString("resultType"u8, ResultType);
        if (Meta is null)
            return;
        writer.WritePropertyName("_meta"u8);
        JsonSerializer.Serialize(writer, Meta, McpJsonContext.Default.ResultMeta);
    }
}
