using Gateway.Access;
using Gateway.Handlers;
using Gateway.Handlers.Asking;

namespace ConformanceHost.Tasks;

/// <summary>Tools that show two edges of tasks: one asks the client before it becomes a task, one fails with a protocol error.</summary>
[Toolset("started_tasks", AccessScope.None)]
public sealed class StartedTaskTools
{
    private const int InternalError = -32603;

    [Tool("test_tool_with_task", "Ask, then run", Task = TaskSupport.Required, StartsTask = true)]
    [Description("Asks for a name within the call, then greets by it in a task.")]
    public static async Task<ToolContent> AskThenRunAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var answer = await context.ElicitAsync("user_name", "What is your name?", new ElicitForm().Text("name"), cancellationToken);
        await context.StartTaskAsync(cancellationToken);
        return ToolContent.Text($"Hello, {answer.Text("name")}!");
    }

    // An error of the protocol is for faults that no model can do anything about; its task has failed, where a tool's own error completes it.
    [Tool("protocol_error_job", "Break", ReadOnly = true, Task = TaskSupport.Required)]
    [Description("Ends with an error of the protocol.")]
    public static ToolContent Break() => throw new ProtocolException(InternalError, "This job intentionally breaks.");
}
