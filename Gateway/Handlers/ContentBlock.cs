namespace Gateway.Handlers;

/// <summary>A tool's result of content blocks: texts, images, sounds, resources. A tool that returns it has no output schema.</summary>
/// <param name="Structured">The same as data, for clients that read structuredContent; null when there is none.</param>
public sealed record ToolContent(IReadOnlyList<ContentBlock> Blocks, bool IsError = false, JsonElement? Structured = null)
{
    public static ToolContent Text(string text) => new([new TextContent(text)]);
}

/// <summary>A content block in the result of a tool or the message of a prompt.</summary>
public abstract record ContentBlock
{
    private protected ContentBlock()
    {
    }

    /// <summary>The audience and the priority; null for unspecified.</summary>
    public ContentAnnotations? Annotations { get; init; }
}

public sealed record TextContent(string Text) : ContentBlock;

/// <param name="MimeType">Such as "image/png".</param>
public sealed record ImageContent(ReadOnlyMemory<byte> Data, string MimeType) : ContentBlock;

/// <param name="MimeType">Such as "audio/wav".</param>
public sealed record AudioContent(ReadOnlyMemory<byte> Data, string MimeType) : ContentBlock;

/// <summary>A resource with its contents.</summary>
public sealed record EmbeddedResource(ResourceContents Resource) : ContentBlock;

/// <summary>A link to a resource that the client may read.</summary>
public sealed record ResourceLink(string Uri, string Name, string? Title = null, string? Description = null, string? MimeType = null) : ContentBlock;

/// <summary>Advice to the client about content or a resource.</summary>
/// <param name="Audience">"user", "assistant" or both; null for unspecified.</param>
/// <param name="Priority">From 0 (optional) to 1 (required).</param>
public sealed record ContentAnnotations(IReadOnlyList<string>? Audience = null, double? Priority = null, DateTimeOffset? LastModified = null);

/// <summary>The contents of one resource: either a text or bytes.</summary>
public sealed record ResourceContents
{
    private ResourceContents(string uri, string? mimeType)
    {
        Uri = uri;
        MimeType = mimeType;
    }

    public string Uri { get; }

    public string? MimeType { get; }

    /// <summary>Null when the resource is bytes.</summary>
    public string? Text { get; private init; }

    /// <summary>Null when the resource is a text.</summary>
    public ReadOnlyMemory<byte>? Blob { get; private init; }

    public static ResourceContents OfText(string uri, string? mimeType, string text) => new(uri, mimeType) { Text = text };

    public static ResourceContents OfBytes(string uri, string? mimeType, ReadOnlyMemory<byte> bytes) => new(uri, mimeType) { Blob = bytes };
}
