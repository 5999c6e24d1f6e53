using Gateway.Tws.Requests;

namespace Gateway.Tws.Session;

/// <summary>
/// Requests without an id, whose answers can only be told apart by message type. Callers of the same request share one; a different request with the
/// same answer type waits until that one has ended. An error without an id fails the request that its text names; one that names none of them fails
/// none, however few wait.
/// </summary>
internal sealed class SharedRequests(ITwsSession session, TimeProvider time)
{
    private const int NoRequest = -1;

    private readonly Lock _lock = new();
    private readonly Dictionary<Type, SharedRequest> _inFlight = [];

    /// <summary>Joins the same request if it is pending, or else sends this one, and waits for the outcome.</summary>
    /// <param name="answer">The type of message by which TWS ends its answer.</param>
    /// <param name="receiver">Collects the answer when this request is the one that is sent.</param>
    public async Task<TResult> AskAsync<TResult>(
        Type answer, PendingReceiver<TResult> receiver, ITwsRequest request, ITwsRequest? cancel, TimeSpan deadline,
        CancellationToken cancellationToken)
    {
        receiver.Concerns = error => error.Id == NoRequest && TwsErrorCodes.IsRequestRefused(error.Code)
            && request.IsNamedIn(error.Text);
        try
        {
            return await RunAsync(
                answer, request, stop => receiver.ListenAsync(session, request, cancel, name: null, deadline, time, stop),
                deadline, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new TwsTimeoutException(RequestName.Of(request), deadline);
        }
    }

    /// <param name="run">Sends the request and waits no longer than the deadline; its token is cancelled when every caller has left.</param>
    /// <exception cref="TimeoutException">The call joined another that waits longer, and its own deadline has passed.</exception>
    private async Task<TResult> RunAsync<TResult>(
        Type answer, ITwsRequest request, Func<CancellationToken, Task<TResult>> run, TimeSpan deadline, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (shared, joined) = Join(answer, request, run, deadline);
            if (joined)
                return await AwaitAsync((Task<TResult>)shared.Outcome, shared, deadline, cancellationToken).ConfigureAwait(false);
            await shared.Over.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private (SharedRequest Shared, bool Joined) Join<TResult>(
        Type answer, ITwsRequest request, Func<CancellationToken, Task<TResult>> run, TimeSpan deadline)
    {
        lock (_lock)
        {
            if (_inFlight.TryGetValue(answer, out var running))
            {
                // A request whose last caller has left is being cancelled and gives no answer.
                var joined = running.Callers > 0 && running.Request.Equals(request);
                running.Callers += joined ? 1 : 0;
                return (running, joined);
            }
            var shared = new SharedRequest(request, deadline) { Callers = 1 };
            _inFlight.Add(answer, shared);
            shared.Outcome = RunToTheEndAsync(answer, shared, run);
            return (shared, true);
        }
    }

    private async Task<TResult> RunToTheEndAsync<TResult>(Type answer, SharedRequest shared, Func<CancellationToken, Task<TResult>> run)
    {
        try
        {
            return await run(shared.Abandoned).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
                _inFlight.Remove(answer);
            shared.End();
        }
    }

    private async Task<TResult> AwaitAsync<TResult>(
        Task<TResult> outcome, SharedRequest shared, TimeSpan deadline, CancellationToken cancellationToken)
    {
        // A caller with a deadline of one second must not wait ten for the request that it joined; the request itself keeps the longer deadline.
        var limit = deadline < shared.Deadline ? deadline : Timeout.InfiniteTimeSpan;
        try
        {
            return await outcome.WaitAsync(limit, time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            bool last;
            lock (_lock)
                last = --shared.Callers == 0;
            if (last)
            {
                await shared.AbandonAsync().ConfigureAwait(false);
                await ((Task)outcome).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                shared.Dispose();
            }
        }
    }
}

/// <summary>A pending request without an id, with the number of callers that wait for it.</summary>
/// <param name="deadline">The deadline of its first caller.</param>
internal sealed class SharedRequest(ITwsRequest request, TimeSpan deadline) : IDisposable
{
    private readonly CancellationTokenSource _abandoned = new();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ITwsRequest Request { get; } = request;

    public TimeSpan Deadline { get; } = deadline;

    public int Callers { get; set; }

    public Task Outcome { get; set; } = Task.CompletedTask;

    public CancellationToken Abandoned => _abandoned.Token;

    /// <summary>Completes, never faulted, when another request may be sent.</summary>
    public Task Over => _over.Task;

    public Task AbandonAsync() => _abandoned.CancelAsync();

    public void End() => _over.SetResult();

    public void Dispose() => _abandoned.Dispose();
}
