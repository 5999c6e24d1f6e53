using Gateway.Access;
using Gateway.Handlers;
using Gateway.Handlers.Asking;

namespace ConformanceHost.Tasks;

/// <summary>
/// Tools that may become tasks. They are written as any other tool: whether a client waits for one or polls for its result is decided elsewhere.
/// </summary>
[Toolset("tasks", AccessScope.None)]
public sealed class TaskTools(TimeProvider time)
{
    [Tool("greet", "Greet", ReadOnly = true)]
    [Description("Greets; it is never a task.")]
    public static ToolContent Greet([Description("Who is greeted.")] string name) => ToolContent.Text($"Hello, {name}!");

    [Tool("slow_compute", "Compute slowly", ReadOnly = true, Task = TaskSupport.Optional)]
    [Description("Takes its time, then answers.")]
    public async Task<ToolContent> ComputeAsync(
        [Description("How long it takes.")] double seconds, [Description("What it is called.")] string label = "compute",
        CancellationToken cancellationToken = default)
    {
        await Task.Delay(TimeSpan.FromSeconds(seconds), time, cancellationToken);
        return ToolContent.Text($"Computed {label} in {seconds} s.");
    }

    // A tool that fails has still ended: its task is completed, and its result says that it is an error.
    [Tool("failing_job", "Fail", ReadOnly = true, Task = TaskSupport.Required)]
    [Description("Fails as a tool does.")]
    public static ToolContent Fail() => throw ToolErrors.Failed("intentional", "This job intentionally fails.");

    [Tool("confirm_delete", "Confirm", Task = TaskSupport.Optional)]
    [Description("Asks before it would delete a file; it deletes none.")]
    public static async Task<ToolContent> ConfirmAsync(
        [Description("The file that would be deleted.")] string filename, ToolContext context, CancellationToken cancellationToken)
    {
        var answer = await context.ElicitAsync("confirm", $"Delete {filename}?", new ElicitForm().Flag("confirm"), cancellationToken);
        return ToolContent.Text(answer.Flag("confirm") == true ? $"Deleted {filename}." : $"Kept {filename}.");
    }

    [Tool("multi_input", "Ask two things", Task = TaskSupport.Optional)]
    [Description("Asks two things at once; they may be answered one at a time.")]
    public static async Task<ToolContent> AskTwoAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var answers = await context.AskAsync(
            [
                InputQuestion.Form("first", "First?", new ElicitForm().Flag("confirm", required: false)),
                InputQuestion.Form("second", "Second?", new ElicitForm().Flag("confirm", required: false)),
            ],
            cancellationToken);
        return ToolContent.Text($"Both are answered: {answers.Elicited("first").Action}, {answers.Elicited("second").Action}.");
    }
}
