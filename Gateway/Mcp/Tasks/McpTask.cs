using Gateway.Access;
using Gateway.Handlers.Asking;
using Gateway.Registry;

namespace Gateway.Mcp.Tasks;

/// <summary>A tool call that runs independently of its connection. Thread-safe; every change of its state is reported by <c>changed</c>.</summary>
/// <param name="cancellation">Owned by the call, which disposes it when the tool has ended; it may be used after that.</param>
internal sealed class McpTask(
    string id, string? owner, ToolDescriptor tool, TaskCancellation cancellation, TimeSpan ttl, TimeProvider time, Action<McpTask> changed)
{
    /// <summary>How often a client should poll the state.</summary>
    public const int PollIntervalMs = 1000;

    private const int LongestMessage = 1000;

    private readonly Lock _lock = new();
    private readonly TaskQuestions _questions = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskState _state = new(McpTaskStatus.Working, time.GetUtcNow());

    public string Id { get; } = id;

    /// <summary>The <see cref="Caller.Id"/> of the caller that started it: for other callers the task does not exist.</summary>
    public string? Owner { get; } = owner;

    public ToolDescriptor Tool { get; } = tool;

    public DateTimeOffset CreatedAt { get; } = time.GetUtcNow();

    public TimeSpan Ttl { get; } = ttl;

    public TaskState State => Volatile.Read(ref _state);

    /// <summary>True when the task has expired or the gateway stops.</summary>
    public bool IsGivenUp => cancellation.IsGivenUp;

    /// <summary>Completes when the tool has ended and the state is final.</summary>
    public Task Ended => _ended.Task;

    public void Tell(string message) =>
        Change(state => state with { Message = message.Length <= LongestMessage ? message : message[..LongestMessage] + "..." });

    /// <summary>Shows questions to the client until all are answered.</summary>
    public async Task<InputAnswers> AskAsync(IReadOnlyList<InputQuestion> questions, CancellationToken cancellationToken)
    {
        TaskRound? round = null;
        Change(state =>
        {
            round = _questions.Add(questions);
            return WithQuestions(state);
        });
        if (round is null)
            throw new OperationCanceledException("The task has ended.");
        try
        {
            return await round.Completed.WaitAsync(cancellationToken);
        }
        finally
        {
            if (!round.Completed.IsCompletedSuccessfully)
            {
                Change(state =>
                {
                    _questions.Withdraw(round);
                    return WithQuestions(state);
                });
            }
        }
    }

    /// <summary>Adds a client's answers; the tool continues when it has them all.</summary>
    /// <exception cref="McpException">An answer does not fit its question (-32602).</exception>
    public void Answer(JsonElement responses) => Change(state =>
    {
        _questions.Answer(responses);
        return WithQuestions(state);
    });

    /// <summary>Requests cancellation on behalf of the client.</summary>
    public Task CancelAsync() => cancellation.CancelAsync();

    /// <summary>Cancels a read-only tool; others may finish.</summary>
    public void GiveUp() => cancellation.GiveUp();

    public void Complete(ReadOnlyMemory<byte> result) => End(state => state with { Status = McpTaskStatus.Completed, Result = result });

    public void Fail(McpError error) => End(state => state with { Status = McpTaskStatus.Failed, Error = error, Message = error.Message });

    public void EndCancelled(string reason) => End(state => state with { Status = McpTaskStatus.Cancelled, Message = reason });

    private void End(Func<TaskState, TaskState> next)
    {
        Change(state => next(state) with { Questions = [] });
        _ended.TrySetResult();
    }

    private void Change(Func<TaskState, TaskState> next)
    {
        lock (_lock)
        {
            if (_state.IsFinal)
                return;
            var changedState = next(_state);
            if (changedState == _state)
                return;
            Volatile.Write(ref _state, changedState with { UpdatedAt = time.GetUtcNow() });
        }

        changed(this);
    }

    private TaskState WithQuestions(TaskState state)
    {
        var open = _questions.Open;
        return state with { Questions = open, Status = open.Count == 0 ? McpTaskStatus.Working : McpTaskStatus.InputRequired };
    }
}
