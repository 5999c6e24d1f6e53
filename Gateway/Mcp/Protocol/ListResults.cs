using Gateway.Access;

namespace Gateway.Mcp.Protocol;

/// <summary>A page of tools. The caching members belong to the modern era.</summary>
/// <param name="Tools">A JSON array of <see cref="Tool"/>.</param>
internal sealed record ListToolsResult(ReadOnlyMemory<byte> Tools, string? NextCursor, int? TtlMs, string? CacheScope) : McpResult
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("tools"u8);
        writer.WriteRawValue(Tools.Span, skipInputValidation: true);
        if (NextCursor is not null)
            writer.WriteString("nextCursor"u8, NextCursor);
        if (TtlMs is { } milliseconds)
            writer.WriteNumber("ttlMs"u8, milliseconds);
        if (CacheScope is not null)
            writer.WriteString("cacheScope"u8, CacheScope);
        WriteModernMembers(writer);
        writer.WriteEndObject();
    }
}

/// <summary>A page of prompts. The caching members belong to the modern era.</summary>
internal sealed record ListPromptsResult(IReadOnlyList<Prompt> Prompts, string? NextCursor, int? TtlMs, string? CacheScope) : McpResult
{
    public override void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, McpJsonContext.Default.ListPromptsResult);
}

/// <summary>A page of resources. The caching members belong to the modern era.</summary>
internal sealed record ListResourcesResult(IReadOnlyList<Resource> Resources, string? NextCursor, int? TtlMs, string? CacheScope) : McpResult
{
    public override void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, McpJsonContext.Default.ListResourcesResult);
}

/// <summary>A page of resource templates. The caching members belong to the modern era.</summary>
internal sealed record ListResourceTemplatesResult(
    IReadOnlyList<ResourceTemplate> ResourceTemplates, string? NextCursor, int? TtlMs, string? CacheScope)
    : McpResult
{
    public override void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, McpJsonContext.Default.ListResourceTemplatesResult);
}

/// <summary>How long, and for whom, a modern client may cache an answer; empty in the legacy era.</summary>
internal readonly record struct Caching(int? TtlMs, string? Scope)
{
    /// <summary>One minute: lists change only with a restart of the gateway, or with a list_changed notification.</summary>
    public const int ListTtlMs = 60_000;

    /// <summary>The answer is the same for every caller.</summary>
    public const string Public = "public";

    /// <summary>The answer depends on the token.</summary>
    public const string Private = "private";

    /// <summary>The caching of a list, the same for all pages.</summary>
    public static Caching Of(McpRequest request) => request.IsModern ? new Caching(ListTtlMs, ScopeFor(request.Caller)) : default;

    public static string ScopeFor(Caller caller) => caller.Id is null ? Public : Private;
}
