using Gateway.Access;
using Gateway.Handlers;

namespace ConformanceHost.Notices;

/// <summary>
/// Tools that tell their caller something while they work: log messages to those who set a level, progress to those who gave a token, nothing to
/// others.
/// </summary>
[Toolset("notices", AccessScope.None)]
public sealed class NoticeTools(TimeProvider time)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    [Tool("test_tool_with_logging", "Log messages", ReadOnly = true)]
    [Description("Logs three messages of severity info, 50 ms apart.")]
    public async Task<ToolContent> LogAsync(ToolContext context, CancellationToken cancellationToken)
    {
        await LogAsync(context, "Tool execution started", cancellationToken);
        await Task.Delay(Step, time, cancellationToken);
        await LogAsync(context, "Tool processing data", cancellationToken);
        await Task.Delay(Step, time, cancellationToken);
        await LogAsync(context, "Tool execution completed", cancellationToken);
        return ToolContent.Text("Tool with logging executed successfully");
    }

    [Tool("test_tool_with_progress", "Progress", ReadOnly = true)]
    [Description("Reports 0, 50 and 100 of 100, 50 ms apart.")]
    public async Task<ToolContent> ProgressAsync(ToolContext context, CancellationToken cancellationToken)
    {
        await ReportAsync(context, 0, 100, cancellationToken);
        await Task.Delay(Step, time, cancellationToken);
        await ReportAsync(context, 50, 100, cancellationToken);
        await Task.Delay(Step, time, cancellationToken);
        await ReportAsync(context, 100, 100, cancellationToken);
        return ToolContent.Text("Tool with progress executed successfully");
    }

    [Tool("test_logging_tool", "Log on request", ReadOnly = true)]
    [Description("Logs one message; who did not ask for messages gets none.")]
    public static async Task<ToolContent> LogOnRequestAsync(ToolContext context, CancellationToken cancellationToken)
    {
        await LogAsync(context, "Logging was asked for", cancellationToken);
        return ToolContent.Text("Logging evaluated");
    }

    [Tool("test_streaming_elicitation", "Stream", ReadOnly = true)]
    [Description("Reports progress, then answers: its stream holds notifications and the response, nothing else.")]
    public static async Task<ToolContent> StreamAsync(ToolContext context, CancellationToken cancellationToken)
    {
        await ReportAsync(context, 50, 100, cancellationToken);
        return ToolContent.Text("Streaming complete");
    }

    private static ValueTask LogAsync(ToolContext context, string text, CancellationToken cancellationToken) =>
        context.LogAsync(LogSeverity.Info, JsonSerializer.SerializeToElement(text), cancellationToken);

    private static ValueTask ReportAsync(ToolContext context, int done, int total, CancellationToken cancellationToken) =>
        context.ProgressAsync(done, total, $"Completed step {done} of {total}", cancellationToken);
}
