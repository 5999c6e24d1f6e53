using System.Diagnostics.CodeAnalysis;
using Gateway.Tws.Messages;

namespace Gateway.Tws.Session;

/// <summary>Waits for the outcome of one request.</summary>
internal abstract class PendingReceiver<TResult> : IMessageReceiver
{
    private readonly TaskCompletionSource<TResult> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TResult> Outcome => _outcome.Task;

    /// <summary>Which errors are about this request: all that are brought here, unless it has no id.</summary>
    public Func<TwsError, bool> Concerns { get; set; } = static _ => true;

    public abstract void Receive<T>(in T message) where T : IMessage<T>;

    /// <summary>What there is when the deadline passed; false when that is nothing.</summary>
    public abstract bool TryGetPartial([MaybeNullWhen(false)] out TResult result);

    public void ReceiveError(TwsError error)
    {
        if (!TwsErrorCodes.IsWarning(error.Code) && Concerns(error))
            Fail(new TwsRequestException(error));
    }

    public void Disconnected(TwsDisconnectedException reason) => Fail(new TwsDisconnectedException(reason.Message, reason));

    protected void Succeed(TResult result) => _outcome.TrySetResult(result);

    private void Fail(TwsException exception)
    {
        _outcome.TrySetException(exception);
        // The caller may have left just now; reading the exception keeps it from being reported as unobserved.
        _ = _outcome.Task.Exception;
    }
}
