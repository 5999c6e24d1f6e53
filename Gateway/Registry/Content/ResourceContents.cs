namespace Gateway.Registry.Content;

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
