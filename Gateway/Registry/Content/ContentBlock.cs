namespace Gateway.Registry.Content;

/// <summary>One piece of what a tool answers or a prompt says.</summary>
public abstract record ContentBlock
{
    private protected ContentBlock()
    {
    }

    /// <summary>For whom it is and how much it matters; null says nothing.</summary>
    public ContentAnnotations? Annotations { get; init; }
}

public sealed record TextContent(string Text) : ContentBlock;

/// <param name="MimeType">Such as "image/png".</param>
public sealed record ImageContent(ReadOnlyMemory<byte> Data, string MimeType) : ContentBlock;

/// <param name="MimeType">Such as "audio/wav".</param>
public sealed record AudioContent(ReadOnlyMemory<byte> Data, string MimeType) : ContentBlock;

/// <summary>A resource with its contents.</summary>
public sealed record EmbeddedResource(ResourceContents Resource) : ContentBlock;

/// <summary>A resource that the client may read if it cares.</summary>
public sealed record ResourceLink(string Uri, string Name, string? Title = null, string? Description = null, string? MimeType = null) : ContentBlock;
