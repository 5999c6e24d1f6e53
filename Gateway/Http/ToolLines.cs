using System.Buffers;
using System.Buffers.Text;
using Gateway.Handlers;
using Gateway.Mcp.Eras;
using Gateway.Mcp.Protocol;
using Gateway.Registry;

namespace Gateway.Http;

/// <summary>Writes the NDJSON lines of a tool endpoint.</summary>
internal static class ToolLines
{
    private const int LongestNumber = 20;

    /// <summary>Writes an update line: the caller's own sequence number around the shared JSON.</summary>
    public static void WriteUpdate(IBufferWriter<byte> line, long sequence, ReadOnlySpan<byte> json)
    {
        line.Write("{\"type\":\"update\",\"seq\":"u8);
        Utf8Formatter.TryFormat(sequence, line.GetSpan(LongestNumber), out var length);
        line.Advance(length);
        line.Write(",\"data\":"u8);
        line.Write(json);
        line.Write("}"u8);
    }

    public static ReadOnlyMemory<byte> Gap(UpdateGap gap) => NdjsonLine.Of("gap", writer =>
    {
        writer.WritePropertyName("data"u8);
        JsonSerializer.Serialize(writer, gap, McpJsonContext.Default.UpdateGap);
    });

    /// <summary>The tool's JSON; of a tool that gives content, the data of that content, or else the content blocks as MCP writes them.</summary>
    public static ReadOnlyMemory<byte> Result(ToolOutcome outcome) => NdjsonLine.Of("result", writer =>
    {
        if (outcome.Content is { } content)
            WriteContent(writer, content);
        else
            WriteData(writer, outcome.Json);
    });

    public static ReadOnlyMemory<byte> Error(ToolError error) => NdjsonLine.Of("error", writer => NdjsonLine.WriteError(writer, error));

    private static void WriteContent(Utf8JsonWriter writer, ToolContent content)
    {
        writer.WritePropertyName("data"u8);
        if (content.Structured is { } data)
        {
            data.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        writer.WriteStartArray("content"u8);
        foreach (ContentBlock block in content.Blocks)
            ContentJson.Write(writer, block, ProtocolVersions.Modern);
        writer.WriteEndArray();
        if (content.IsError)
            writer.WriteBoolean("isError"u8, true);
        writer.WriteEndObject();
    }

    private static void WriteData(Utf8JsonWriter writer, ReadOnlyMemory<byte> json)
    {
        writer.WritePropertyName("data"u8);
        if (json.IsEmpty)
            writer.WriteNullValue();
        else
            writer.WriteRawValue(json.Span, skipInputValidation: true);
    }
}
