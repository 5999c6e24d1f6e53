using ConformanceHost.Content;
using Gateway.Access;
using Gateway.Handlers;
using Gateway.Handlers.Asking;

namespace ConformanceHost.Prompts;

/// <summary>Prompts: a text is one message of the person; several messages, or others than texts, are a list.</summary>
[Toolset("prompts", AccessScope.None)]
public sealed class TestPrompts
{
    [Prompt("test_simple_prompt", "Simple prompt")]
    [Description("A prompt without arguments.")]
    public static string Simple() => "This is a simple prompt for testing.";

    [Prompt("test_prompt_with_arguments", "Prompt with arguments")]
    [Description("A prompt that repeats its two arguments.")]
    public static string WithArguments(
        [Completion(typeof(SampleWords)), Description("The first argument.")] string arg1, [Description("The second argument.")] string arg2) =>
        $"Prompt with arguments: arg1='{arg1}', arg2='{arg2}'";

    [Prompt("test_prompt_with_embedded_resource", "Prompt with a resource")]
    [Description("A prompt that brings a resource along.")]
    public static IReadOnlyList<PromptMessage> WithResource([Description("The resource's URI.")] string resourceUri) =>
    [
        new PromptMessage(
            PromptRole.User, new EmbeddedResource(ResourceContents.OfText(resourceUri, "text/plain", "Embedded resource content for testing."))),
        PromptMessage.FromUser("Please process the embedded resource above."),
    ];

    [Prompt("test_prompt_with_image", "Prompt with an image")]
    [Description("A prompt that brings an image along.")]
    public static IReadOnlyList<PromptMessage> WithImage() =>
    [
        new PromptMessage(PromptRole.User, new ImageContent(Samples.Png, Samples.PngType)),
        PromptMessage.FromUser("Please analyze the image above."),
    ];

    [Prompt("test_input_required_result_prompt", "Prompt that asks")]
    [Description("A prompt that asks the person for a context first.")]
    public static async Task<string> AskAsync(RequestContext context, CancellationToken cancellationToken)
    {
        var answer = await context.ElicitAsync(
            "user_context", "What context should the prompt use?", new ElicitForm().Text("context"), cancellationToken);
        return $"Prompt with context: {answer.Text("context") ?? "none"}";
    }
}
