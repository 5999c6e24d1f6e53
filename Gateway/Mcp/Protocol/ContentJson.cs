using Gateway.Handlers;
using Gateway.Mcp.Eras;

namespace Gateway.Mcp.Protocol;

/// <summary>Writes content blocks in the form of the revision.</summary>
internal static class ContentJson
{
    public static void Write(Utf8JsonWriter writer, ContentBlock block, string version)
    {
        writer.WriteStartObject();
        switch (block)
        {
            case TextContent text:
                WriteText(writer, text.Text);
                break;
            case ImageContent image:
                WriteData(writer, "image", image.Data, image.MimeType);
                break;
            case AudioContent audio:
                WriteData(writer, "audio", audio.Data, audio.MimeType);
                break;
            case EmbeddedResource embedded:
                writer.WriteString("type"u8, "resource"u8);
                writer.WritePropertyName("resource"u8);
                Write(writer, embedded.Resource);
                break;
            case ResourceLink link when ProtocolVersions.KnowsResourceLinks(version):
                WriteLink(writer, link);
                break;
            case ResourceLink link:
                WriteText(writer, $"{link.Title ?? link.Name}: {link.Uri}");
                break;
        }

        if (Annotations.From(block.Annotations) is { } annotations)
        {
            writer.WritePropertyName("annotations"u8);
            JsonSerializer.Serialize(writer, annotations, McpJsonContext.Default.Annotations);
        }

        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, ResourceContents contents)
    {
        writer.WriteStartObject();
        writer.WriteString("uri"u8, contents.Uri);
        WriteIfSaid(writer, "mimeType", contents.MimeType);
        if (contents.Blob is { } blob)
            writer.WriteBase64String("blob"u8, blob.Span);
        else
            writer.WriteString("text"u8, contents.Text);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string text)
    {
        writer.WriteString("type"u8, "text"u8);
        writer.WriteString("text"u8, text);
    }

    private static void WriteData(Utf8JsonWriter writer, string type, ReadOnlyMemory<byte> data, string mimeType)
    {
        writer.WriteString("type"u8, type);
        writer.WriteBase64String("data"u8, data.Span);
        writer.WriteString("mimeType"u8, mimeType);
    }

    private static void WriteLink(Utf8JsonWriter writer, ResourceLink link)
    {
        writer.WriteString("type"u8, "resource_link"u8);
        writer.WriteString("uri"u8, link.Uri);
        writer.WriteString("name"u8, link.Name);
        WriteIfSaid(writer, "title", link.Title);
        WriteIfSaid(writer, "description", link.Description);
        WriteIfSaid(writer, "mimeType", link.MimeType);
    }

    private static void WriteIfSaid(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }
}
