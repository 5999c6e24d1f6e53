using Gateway.Mcp.JsonRpc;

namespace Gateway.Mcp.Protocol;

/// <summary>The result of a method. The two members here belong to the modern era and stay null in the legacy one.</summary>
internal abstract record McpResult
{
    public const string Complete = "complete";

    public string? ResultType { get; init; }

    [JsonPropertyName("_meta")]
    public ResultMeta? Meta { get; init; }

    public abstract void Write(Utf8JsonWriter writer);

    /// <summary>Writes the members above, for results with a hand-written serializer.</summary>
    protected void WriteModernMembers(Utf8JsonWriter writer)
    {
        if (ResultType is not null)
            writer.WriteString("resultType"u8, ResultType);
        if (Meta is null)
            return;
        Meta.Write(writer);
    }
}

/// <summary>A result without members.</summary>
internal sealed record EmptyResult : McpResult
{
    public override void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, McpJsonContext.Default.EmptyResult);
}

/// <summary>A capability without options, written as {}.</summary>
internal sealed record EmptyObject;

/// <summary>The _meta of a result.</summary>
/// <param name="ServerInfo">Belongs to the modern era.</param>
/// <param name="Error">Of a tool call that failed, in both eras: structuredContent has to fit the tool's output schema and cannot carry it.</param>
internal sealed record ResultMeta(
    [property: JsonPropertyName("io.modelcontextprotocol/serverInfo")] Implementation? ServerInfo,
    [property: JsonPropertyName("gateway/error")] ErrorMeta? Error = null)
{
    private byte[]? _json;

    /// <summary>Writes it as the member _meta. The server's own is the same in every result, so its JSON is kept.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        _json ??= MessageWriter.Serialize(this, McpJsonContext.Default.ResultMeta);
        writer.WritePropertyName("_meta"u8);
        writer.WriteRawValue(_json, skipInputValidation: true);
    }
}
