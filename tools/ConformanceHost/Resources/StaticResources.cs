using ConformanceHost.Content;
using Gateway.Access;
using Gateway.Handlers;

namespace ConformanceHost.Resources;

/// <summary>
/// Resources that never change: a method that returns what is read. Their URI is theirs alone, or a template whose variables are the parameters.
/// </summary>
[Toolset("resources", AccessScope.None)]
public sealed class StaticResources
{
    [Resource("test://static-text", "static-text", "Static text", MimeType = "text/plain", Priority = 0.5, Audience = ["user", "assistant"])]
    [Description("A text that never changes.")]
    public static string Text() => "This is the content of the static text resource.";

    [Resource("test://static-binary", "static-binary", "Static image", MimeType = Samples.PngType)]
    [Description("An image that never changes.")]
    public static ResourceContents Image() => ResourceContents.OfBytes("test://static-binary", Samples.PngType, Samples.Png);

    [Resource("test://template/{id}/data", "template", "Data of an id")]
    [Description("Data of whatever id the URI names.")]
    public static TemplateData Data([Completion(typeof(SampleIds)), Description("Any text.")] string id) =>
        new(id, TemplateTest: true, $"Data for ID: {id}");

    /// <summary>An object is read as JSON.</summary>
    public sealed record TemplateData(string Id, bool TemplateTest, string Data);
}
