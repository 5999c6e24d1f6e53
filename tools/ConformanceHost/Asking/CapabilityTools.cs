using Gateway.Access;
using Gateway.Handlers;
using Gateway.Handlers.Asking;

namespace ConformanceHost.Asking;

/// <summary>
/// Tools and what the client can do: ask without looking, and the client is told what it lacks (-32021); look first, and there is a way to do
/// without.
/// </summary>
[Toolset("capabilities", AccessScope.None)]
public sealed class CapabilityTools
{
    [Tool("test_missing_capability", "Needs a model")]
    [Description("Needs the client's model; a client without one is refused.")]
    public static async Task<ToolContent> NeedSamplingAsync(ToolContext context, CancellationToken cancellationToken)
    {
        await context.SampleAsync("sample", SampleRequest.Of("Say anything.", maxTokens: 20), cancellationToken);
        return ToolContent.Text("Success");
    }

    [Tool("test_input_required_result_capabilities", "Ask what can be answered")]
    [Description("Asks the person, the model or both, whatever the client says it has.")]
    public static async Task<ToolContent> AskWhatCanBeAnsweredAsync(ToolContext context, CancellationToken cancellationToken)
    {
        List<InputQuestion> questions = [];
        if (context.Client.HasFlag(ClientFeatures.ElicitationForm))
            questions.Add(InputQuestion.Form("elicit_input", "Elicitation input", new ElicitForm().Text("value")));
        if (context.Client.HasFlag(ClientFeatures.Sampling))
            questions.Add(InputQuestion.Sample("sample_input", SampleRequest.Of("Sample request", maxTokens: 50)));
        if (questions.Count == 0)
            return ToolContent.Text("No supported capabilities declared");

        await context.AskAsync(questions, cancellationToken);
        return ToolContent.Text($"capabilities-ok: received {string.Join(",", questions.Select(question => question.Key))}");
    }
}
