using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gateway.Mcp.Protocol;

/// <summary>What a method answers. The two members here belong to the modern era and stay null in the legacy one.</summary>
internal abstract record McpResult
{
    public const string Complete = "complete";

    public string? ResultType { get; init; }

    [JsonPropertyName("_meta")]
    public ResultMeta? Meta { get; init; }

    public abstract void Write(Utf8JsonWriter writer);

    /// <summary>For results that are written by hand: the members above.</summary>
    protected void WriteModernMembers(Utf8JsonWriter writer)
    {
        if (ResultType is not null)
            writer.WriteString("resultType"u8, ResultType);
        if (Meta is null)
            return;
        writer.WritePropertyName("_meta"u8);
        JsonSerializer.Serialize(writer, Meta, McpJsonContext.Default.ResultMeta);
    }
}
