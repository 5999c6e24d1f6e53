using Gateway.Access;
using Gateway.Handlers;
using Gateway.Handlers.Asking;
using Gateway.Mcp.Asking;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Methods;
using Gateway.Registry;

namespace Gateway.Mcp.Tasks;

/// <summary>The context of a tool whose call is a task or may become one: until the task has begun it delegates to the call's context.</summary>
internal sealed class TaskToolContext(TaskStore tasks, ToolDescriptor tool, TaskCancellation cancellation, McpRequestContext call) : ToolContext
{
    private readonly TaskCompletionSource<McpTask> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private McpTask? _task;

    public override Caller Caller => call.Caller;

    public override ClientFeatures Client => call.Client;

    /// <summary>Null until the task has begun.</summary>
    public McpTask? Current => Volatile.Read(ref _task);

    /// <summary>Completes when the task has begun.</summary>
    public Task<McpTask> Started => _started.Task;

    public override async ValueTask StartTaskAsync(CancellationToken cancellationToken)
    {
        if (Current is not null)
            return;
        if (tasks.TryAdd(Caller, tool, cancellation) is not { } task)
        {
            if (tool.Traits.Task == TaskSupport.Required)
                throw new ProtocolException(
                    JsonRpcErrorCodes.InternalError, "There is no room for another task; cancel one, or try again when one has expired.");
            return;
        }

        cancellation.Detach();
        Volatile.Write(ref _task, task);

        // The call must send nothing after its answer.
        await call.CloseAsync();
        _started.SetResult(task);
    }

    public override ValueTask UpdateAsync(long sequence, UpdateJson update, CancellationToken cancellationToken) =>
        Current is { } task ? Tell(task, Encoding.UTF8.GetString(update.Json.Span)) : call.UpdateAsync(sequence, update, cancellationToken);

    public override ValueTask GapAsync(UpdateGap gap, CancellationToken cancellationToken) =>
        Current is null ? call.GapAsync(gap, cancellationToken) : ValueTask.CompletedTask;

    public override ValueTask ProgressAsync(double progress, double? total, string? message, CancellationToken cancellationToken) =>
        Current is { } task
            ? Tell(task, Describe(progress, total, message))
            : call.ProgressAsync(progress, total, message, cancellationToken);

    /// <summary>The tasks extension has no log messages.</summary>
    public override ValueTask LogAsync(LogSeverity severity, JsonElement data, CancellationToken cancellationToken) =>
        Current is null ? call.LogAsync(severity, data, cancellationToken) : ValueTask.CompletedTask;

    public override Task<InputAnswers> AskAsync(IReadOnlyList<InputQuestion> questions, CancellationToken cancellationToken) =>
        Current is { } task ? AskInTaskAsync(task, questions, cancellationToken) : AskInCallAsync(questions, cancellationToken);

    /// <summary>In a task the handler runs only once, so nothing has to be remembered.</summary>
    public override ValueTask<T> OnceAsync<T>(string key, Func<CancellationToken, ValueTask<T>> make, CancellationToken cancellationToken) =>
        Current is null ? call.OnceAsync(key, make, cancellationToken) : make(cancellationToken);

    public override ValueTask ReleaseConnectionAsync(TimeSpan retryAfter, CancellationToken cancellationToken) =>
        Current is null ? call.ReleaseConnectionAsync(retryAfter, cancellationToken) : ValueTask.CompletedTask;

    /// <summary>The answers are copied, because the task may need them after the request has ended.</summary>
    private async Task<InputAnswers> AskInCallAsync(IReadOnlyList<InputQuestion> questions, CancellationToken cancellationToken)
    {
        var answers = await call.AskAsync(questions, cancellationToken);
        return new InputAnswers(questions.ToDictionary(question => question.Key, question => answers[question.Key].Clone()));
    }

    private Task<InputAnswers> AskInTaskAsync(McpTask task, IReadOnlyList<InputQuestion> questions, CancellationToken cancellationToken)
    {
        var missing = questions.Aggregate(ClientFeatures.None, (needs, question) => needs | question.Needs) & ~Client;
        if (missing != ClientFeatures.None)
            throw McpException.MissingCapability(missing);
        return task.AskAsync(
            [.. questions.Select(question => question with { Parameters = QuestionTerms.For(question, ProtocolVersions.Modern) })],
            cancellationToken);
    }

    private static string Describe(double progress, double? total, string? message) =>
        message ?? (total is null ? FormattableString.Invariant($"{progress}") : FormattableString.Invariant($"{progress} of {total}"));

    private static ValueTask Tell(McpTask task, string message)
    {
        task.Tell(message);
        return ValueTask.CompletedTask;
    }
}
