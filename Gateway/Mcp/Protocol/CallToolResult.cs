using Gateway.Handlers;
using Gateway.Mcp.Eras;
using Gateway.Registry;

namespace Gateway.Mcp.Protocol;

/// <summary>
/// The answer to tools/call: the tool's JSON as it is, and as text a line for people where the result has one, then the same JSON for clients that
/// read only text; or the tool's own content.
/// </summary>
/// <param name="Version">Whether structuredContent may be other than an object, and which content is known, depends on the revision.</param>
internal sealed record CallToolResult(ToolOutcome Outcome, string Version) : McpResult
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteContent(writer);
        if (Outcome.IsError)
            writer.WriteBoolean("isError"u8, true);
        WriteStructure(writer);
        Described().WriteModernMembers(writer);
        writer.WriteEndObject();
    }

    private CallToolResult Described() =>
        Outcome.Error is { } error ? this with { Meta = new ResultMeta(Meta?.ServerInfo, ErrorMeta.Of(error)) } : this;

    private static string Describe(ToolError error)
    {
        var hint = string.IsNullOrEmpty(error.Hint) ? "" : $"\nHint: {error.Hint}";
        return $"Error {error.Code}: {error.Message}{hint}\nRetryable: {(error.Retryable ? "yes" : "no")}";
    }

    private void WriteContent(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("content"u8);
        if (Outcome is { Error: null, Content: { } content })
        {
            foreach (var block in content.Blocks)
                ContentJson.Write(writer, block, Version);
        }
        else
        {
            if (Outcome is { Error: null, Summary: { } line })
                ContentJson.Write(writer, new TextContent(line), Version);
            writer.WriteStartObject();
            writer.WriteString("type"u8, "text"u8);
            if (Outcome.Error is { } error)
                writer.WriteString("text"u8, Describe(error));
            else
                writer.WriteString("text"u8, Outcome.Json.Span);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteStructure(Utf8JsonWriter writer)
    {
        var any = ProtocolVersions.IsModern(Version);
        if (Outcome.Error is not null)
            return;
        if (Outcome.Content is { Structured: { } structured } && (any || structured.ValueKind == JsonValueKind.Object))
        {
            writer.WritePropertyName("structuredContent"u8);
            structured.WriteTo(writer);
        }

        var json = Outcome.Json.Span.TrimStart(" \t\r\n"u8);
        if (json.IsEmpty || (!any && json[0] != '{'))
            return;
        writer.WritePropertyName("structuredContent"u8);
        writer.WriteRawValue(json, skipInputValidation: true);
    }
}

/// <summary>The JSON of a tool's stream events other than updates.</summary>
internal static class ToolEventJson
{
    /// <summary><c>{"gap":{"reason":...,"from":...,"to":...,"dropped":...}}</c>: an update that says that updates are missing.</summary>
    public static byte[] Gap(UpdateGap gap) => JsonSerializer.SerializeToUtf8Bytes(new GapNotice(gap), McpJsonContext.Default.GapNotice);
}
