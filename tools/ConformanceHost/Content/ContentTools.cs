using Gateway.Access;
using Gateway.Handlers;

namespace ConformanceHost.Content;

/// <summary>
/// Every kind of content that a tool can answer with. A tool that returns data instead needs no content: its record is the output schema.
/// </summary>
[Toolset("content", AccessScope.None)]
public sealed class ContentTools
{
    [Tool("test_simple_text", "Text", ReadOnly = true)]
    [Description("Answers with one text.")]
    public static ToolContent Text() => ToolContent.Text("This is a simple text response for testing.");

    [Tool("test_image_content", "Image", ReadOnly = true)]
    [Description("Answers with an image of one pixel.")]
    public static ToolContent Image() => new([new ImageContent(Samples.Png, Samples.PngType)]);

    [Tool("test_audio_content", "Sound", ReadOnly = true)]
    [Description("Answers with a moment of silence.")]
    public static ToolContent Sound() => new([new AudioContent(Samples.Wav, Samples.WavType)]);

    [Tool("test_embedded_resource", "Embedded resource", ReadOnly = true)]
    [Description("Answers with a resource and its contents.")]
    public static ToolContent Embedded() => new(
    [
        new EmbeddedResource(ResourceContents.OfText("test://embedded-resource", "text/plain", "This is an embedded resource content.")),
    ]);

    [Tool("test_multiple_content_types", "Several kinds", ReadOnly = true)]
    [Description("Answers with a text, an image and a resource, in this order.")]
    public static ToolContent Several() => new(
    [
        new TextContent("Multiple content types test:"),
        new ImageContent(Samples.Png, Samples.PngType),
        new EmbeddedResource(ResourceContents.OfText("test://mixed-content-resource", "application/json", """{"test":"data","value":123}""")),
    ]);

    [Tool("test_resource_link", "Resource link", ReadOnly = true)]
    [Description("Answers with a link to a resource, which the client may read or not.")]
    public static ToolContent Link() => new(
    [
        new ResourceLink("test://static-text", "static-text", Title: "Static text", Description: "A text that never changes.", MimeType: "text/plain")
        {
            Annotations = new ContentAnnotations(Audience: ["user"], Priority: 0.5),
        },
    ]);

    // What a model can do something about is a ToolException: the client sees it as it is, marked as an error. Anything else that is thrown is the
    // server's own failure: it goes to the log, and the client is told no more than where to find it there.
    [Tool("test_error_handling", "Error", ReadOnly = true)]
    [Description("Fails on purpose.")]
    public static ToolContent Fail() => throw ToolErrors.Failed("intentional", "This tool intentionally returns an error for testing");
}
