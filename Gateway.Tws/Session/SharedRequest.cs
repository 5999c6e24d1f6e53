using Gateway.Tws.Requests;

namespace Gateway.Tws.Session;

/// <summary>One request without an id that is on its way, and who waits for it.</summary>
/// <param name="deadline">How long its first caller gave it.</param>
internal sealed class SharedRequest(ITwsRequest request, TimeSpan deadline) : IDisposable
{
    private readonly CancellationTokenSource _abandoned = new();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ITwsRequest Request { get; } = request;

    public TimeSpan Deadline { get; } = deadline;

    public int Callers { get; set; }

    public Task Outcome { get; set; } = Task.CompletedTask;

    public CancellationToken Abandoned => _abandoned.Token;

    /// <summary>Ends, never faulted, when another request may be sent.</summary>
    public Task Over => _over.Task;

    public Task AbandonAsync() => _abandoned.CancelAsync();

    public void End() => _over.SetResult();

    public void Dispose() => _abandoned.Dispose();
}
