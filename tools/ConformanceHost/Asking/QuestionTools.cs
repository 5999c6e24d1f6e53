using Gateway.Access;
using Gateway.Handlers;
using Gateway.Handlers.Asking;

namespace ConformanceHost.Asking;

/// <summary>
/// Tools that ask the client one thing. In a legacy session the question is a request on the call's own stream; in the modern era the call ends with
/// it and is made again with the answer.
/// </summary>
[Toolset("questions", AccessScope.None)]
public sealed class QuestionTools
{
    [Tool("test_sampling", "Ask the model")]
    [Description("Has the client's model answer a prompt.")]
    public static async Task<ToolContent> SampleAsync(
        [Description("What the model is asked.")] string prompt, ToolContext context, CancellationToken cancellationToken)
    {
        var answer = await context.SampleAsync("answer", SampleRequest.Of(prompt, maxTokens: 100), cancellationToken);
        return ToolContent.Text($"LLM response: {answer.Text}");
    }

    [Tool("test_elicitation", "Ask the person")]
    [Description("Shows the person a message and a field for a response.")]
    public static async Task<ToolContent> ElicitAsync(
        [Description("What the person is shown.")] string message, ToolContext context, CancellationToken cancellationToken) =>
        Told(
            "User response",
            await context.ElicitAsync("response", message, new ElicitForm().Text("response", description: "User's response"), cancellationToken));

    [Tool("test_elicitation_sep1034_defaults", "Form with defaults")]
    [Description("Shows the person a form whose five fields are filled in already.")]
    public static async Task<ToolContent> ElicitDefaultsAsync(ToolContext context, CancellationToken cancellationToken) =>
        Told(
            "Elicitation completed",
            await context.ElicitAsync("form", "Please review and update the form fields with defaults", Forms.WithDefaults(), cancellationToken));

    [Tool("test_elicitation_sep1330_enums", "Form with choices")]
    [Description("Shows the person a form with every kind of choice.")]
    public static async Task<ToolContent> ElicitChoicesAsync(ToolContext context, CancellationToken cancellationToken) =>
        Told(
            "Elicitation completed",
            await context.ElicitAsync("form", "Please select options from the enum fields", Forms.WithChoices(), cancellationToken));

    [Tool("test_elicitation_url", "Open a page")]
    [Description("Asks the person to open a page.")]
    public static async Task<ToolContent> OpenPageAsync(ToolContext context, CancellationToken cancellationToken) =>
        Told(
            "Elicitation completed",
            await context.ElicitUrlAsync("page", "Please open the page.", new Uri("https://example.com/"), "page-1", cancellationToken));

    private static ToolContent Told(string what, ElicitAnswer answer)
    {
        var action = JsonNamingPolicy.CamelCase.ConvertName(answer.Action.ToString());
        var content = answer.Content.ValueKind == JsonValueKind.Object ? answer.Content.GetRawText() : "{}";
        return ToolContent.Text($"{what}: action={action}, content={content}");
    }
}
