using Gateway.Access;
using Gateway.Handlers;
using Gateway.Handlers.Asking;

namespace ConformanceHost.Asking;

/// <summary>
/// Tools that need answers before they can end. Each reads as if it waited; in the modern era it runs again from its start when the client comes
/// back, and finds the answers there. The keys name the questions in every round.
/// </summary>
[Toolset("input_required", AccessScope.None)]
public sealed class InputRequiredTools
{
    private const string AskName = "What is your name?";

    [Tool("test_input_required_result_elicitation", "Greet by name")]
    [Description("Asks for a name and greets by it.")]
    public static async Task<ToolContent> GreetAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var answer = await context.ElicitAsync("user_name", AskName, new ElicitForm().Text("name"), cancellationToken);
        return ToolContent.Text($"Hello, {answer.Text("name") ?? "stranger"}!");
    }

    [Tool("test_input_required_result_sampling", "Ask for a capital")]
    [Description("Asks the client's model for the capital of France.")]
    public static async Task<ToolContent> SampleAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var answer = await context.SampleAsync(
            "capital_question", SampleRequest.Of("What is the capital of France?", maxTokens: 100), cancellationToken);
        return ToolContent.Text($"Sampling result: {answer.Text}");
    }

    [Tool("test_input_required_result_list_roots", "Count the roots")]
    [Description("Asks for the client's root folders.")]
    public static async Task<ToolContent> ListRootsAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var roots = await context.ListRootsAsync("client_roots", cancellationToken);
        return ToolContent.Text($"Found {roots.Count} root(s): {string.Join(", ", roots.Select(root => root.Uri))}");
    }

    [Tool("test_input_required_result_multiple_inputs", "Ask everything at once")]
    [Description("Asks the person, the model and the client in one round.")]
    public static async Task<ToolContent> AskAllAsync(ToolContext context, CancellationToken cancellationToken)
    {
        await RememberAsync(context, cancellationToken);
        var answers = await context.AskAsync(
            [
                InputQuestion.Form("user_name", AskName, new ElicitForm().Text("name")),
                InputQuestion.Sample("greeting", SampleRequest.Of("Generate a greeting", maxTokens: 50)),
                InputQuestion.Roots("client_roots"),
            ],
            cancellationToken);
        return ToolContent.Text(
            $"Name: {answers.Elicited("user_name").Text("name")}; Greeting: {answers.Sampled("greeting").Text}; Roots: "
            + $"{answers.Roots("client_roots").Count}");
    }

    [Tool("test_input_required_result_multi_round", "Ask in two rounds")]
    [Description("Asks for a name, then for a colour.")]
    public static async Task<ToolContent> AskTwiceAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var name = await context.ElicitAsync("step1", "Step 1: What is your name?", new ElicitForm().Text("name"), cancellationToken);
        var color = await context.ElicitAsync("step2", "Step 2: What is your favorite color?", new ElicitForm().Text("color"), cancellationToken);
        return ToolContent.Text($"Multi-round complete for {name.Text("name")} who likes {color.Text("color")}");
    }

    [Tool("test_input_required_result_request_state", "Carry a state")]
    [Description("Makes a value once, asks for a confirmation, and has the same value afterwards.")]
    public static async Task<ToolContent> CarryStateAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var before = await RememberAsync(context, cancellationToken);
        var confirmed = await ConfirmAsync(context, cancellationToken);
        return ToolContent.Text($"state-ok: confirmed {confirmed} after {before}");
    }

    // The same again under the name by which the suite tries a forged state. There is nothing to check here: a state that is not the gateway's own
    // never gets this far.
    [Tool("test_input_required_result_tampered_state", "Refuse a forged state")]
    [Description("Asks for a confirmation under a state that cannot be forged.")]
    public static async Task<ToolContent> RefuseForgeryAsync(ToolContext context, CancellationToken cancellationToken)
    {
        await RememberAsync(context, cancellationToken);
        await ConfirmAsync(context, cancellationToken);
        return ToolContent.Text("integrity-ok: state verified");
    }

    /// <summary>State that the client sends back, signed, in the next round: the same value however often the tool runs.</summary>
    private static ValueTask<Guid> RememberAsync(ToolContext context, CancellationToken cancellationToken) =>
        context.OnceAsync("nonce", _ => ValueTask.FromResult(Guid.NewGuid()), cancellationToken);

    private static async Task<bool> ConfirmAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var answer = await context.ElicitAsync("confirm", "Please confirm", new ElicitForm().Flag("ok"), cancellationToken);
        return answer.Flag("ok") == true;
    }
}
