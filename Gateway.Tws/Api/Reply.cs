using Gateway.Tws.Messages;
using Gateway.Tws.Requests;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api;

/// <summary>Collects the messages that answer one request until they make a result. For the answers that <see cref="ITwsSession"/>'s own calls do not fit.</summary>
internal abstract class Reply<TResult> : IMessageReceiver
{
    private readonly TaskCompletionSource<TResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public abstract void Receive<T>(in T message) where T : IMessage<T>;

    public virtual void ReceiveError(TwsError error)
    {
        if (!TwsErrorCodes.IsWarning(error.Code))
            Fail(new TwsRequestException(error));
    }

    public void Disconnected(TwsDisconnectedException reason) => Fail(new TwsDisconnectedException(reason.Message, reason));

    /// <summary>Sends the request and waits for the result.</summary>
    /// <param name="request">Makes the request from its id.</param>
    /// <param name="cancel">Makes the message that withdraws it; null when there is none.</param>
    /// <param name="alwaysCancel">True for a subscription: withdrawn after its result, too.</param>
    /// <param name="name">What is asked for, in the text of a timeout.</param>
    public async Task<TResult> AskAsync(
        ITwsSession session, Func<int, ITwsRequest> request, Func<int, ITwsRequest>? cancel, bool alwaysCancel,
        string name, TimeSpan deadline, TimeProvider clock, CancellationToken cancellationToken)
    {
        var id = session.NextRequestId();
        using var attached = session.Attach(id, this);
        await session.SendAsync(request(id), cancellationToken).ConfigureAwait(false);
        try
        {
            return await WaitAsync(name, deadline, clock, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (cancel is not null && !session.Completion.IsCompleted && (alwaysCancel || !_done.Task.IsCompleted))
                await WithdrawAsync(session, cancel(id)).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for the result, or for what there is when the time is over.</summary>
    protected async Task<TResult> WaitAsync(string name, TimeSpan deadline, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            return await _done.Task.WaitAsync(deadline, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return TryGetPartial(out var partial) ? partial : throw new TwsTimeoutException(name, deadline);
        }
    }

    protected void Complete(TResult result) => _done.TrySetResult(result);

    private void Fail(TwsException exception)
    {
        _done.TrySetException(exception);
        // The caller may have left, or never have come to wait; reading the exception keeps it from being reported as unobserved.
        _ = _done.Task.Exception;
    }

    /// <summary>What came before the deadline, when that is worth something.</summary>
    protected virtual bool TryGetPartial(out TResult partial)
    {
        partial = default!;
        return false;
    }

    protected static async ValueTask WithdrawAsync(ITwsSession session, ITwsRequest cancel)
    {
        try
        {
            await session.SendAsync(cancel, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TwsDisconnectedException)
        {
            // The session took the request with it: there is nothing left to withdraw.
            return;
        }
    }
}
