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
}
