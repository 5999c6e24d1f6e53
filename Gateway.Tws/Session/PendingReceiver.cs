using System.Diagnostics.CodeAnalysis;
using Gateway.Tws.Messages;
using Gateway.Tws.Requests;

namespace Gateway.Tws.Session;

/// <summary>
/// A pending request: sends it, collects its answer messages until they make a result, and cancels it when no caller waits any more.
/// </summary>
internal abstract class PendingReceiver<TResult> : IMessageReceiver
{
    private readonly TaskCompletionSource<TResult> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Selects the errors that concern this request: by default all that arrive here.</summary>
    public Func<TwsError, bool> Concerns { get; set; } = static _ => true;

    public abstract void Receive<T>(in T message) where T : IMessage<T>;

    public virtual void ReceiveError(TwsError error)
    {
        if (!TwsCodes.IsNotice(error.Code) && Concerns(error))
            Fail(new TwsRequestException(error));
    }

    public void Disconnected(TwsDisconnectedException reason) => Fail(new TwsDisconnectedException(reason.Message, reason));

    /// <summary>Sends a request with an id and waits for the result.</summary>
    /// <param name="request">Makes the request from its id.</param>
    /// <param name="cancel">Makes the cancel message; null when there is none.</param>
    /// <param name="alwaysCancel">True for a subscription: cancelled after its result or refusal, too.</param>
    /// <param name="name">The name of the request in the text of a timeout; null for IB's name of the call.</param>
    /// <param name="deadline">How long to wait; a partial answer may then be the result.</param>
    /// <exception cref="TwsTimeoutException">The deadline passed without a result.</exception>
    public async Task<TResult> AskAsync(
        ITwsSession session, Func<int, ITwsRequest> request, Func<int, ITwsRequest>? cancel, bool alwaysCancel,
        string? name, TimeSpan deadline, TimeProvider clock, CancellationToken cancellationToken)
    {
        var id = session.NextRequestId();
        using var attached = session.Attach(id, this);
        return await RunAsync(
            session, [request(id)], cancel?.Invoke(id), alwaysCancel, name, deadline, clock, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a request without an id and waits for the result among all messages that name no request.</summary>
    public async Task<TResult> ListenAsync(
        ITwsSession session, ITwsRequest request, ITwsRequest? cancel,
        string? name, TimeSpan deadline, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var listening = session.Listen(this);
        return await RunAsync(session, [request], cancel, alwaysCancel: true, name, deadline, clock, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends the requests in order and waits for the result. The receiver must be attached already.</summary>
    protected async Task<TResult> RunAsync(
        ITwsSession session, IReadOnlyList<ITwsRequest> requests, ITwsRequest? cancel, bool alwaysCancel,
        string? name, TimeSpan deadline, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(deadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var sent = false;
        var open = true;
        try
        {
            foreach (var request in requests)
            {
                await session.SendAsync(request, either.Token).ConfigureAwait(false);
                sent = true;
            }
            var result = await _outcome.Task.WaitAsync(either.Token).ConfigureAwait(false);
            open = alwaysCancel;
            return result;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TryGetPartial(out var partial) ? partial : throw new TwsTimeoutException(name ?? RequestName.Of(requests[0]), deadline);
        }
        catch (TwsRequestException)
        {
            open = alwaysCancel;
            throw;
        }
        finally
        {
            if (sent && open && cancel is not null)
                await session.WithdrawAsync(cancel).ConfigureAwait(false);
        }
    }

    /// <summary>The partial result when the deadline has passed; false when there is none.</summary>
    protected virtual bool TryGetPartial([MaybeNullWhen(false)] out TResult partial)
    {
        partial = default;
        return false;
    }

    protected void Succeed(TResult result) => _outcome.TrySetResult(result);

    private void Fail(TwsException exception)
    {
        _outcome.TrySetException(exception);
        // The caller may not await this task; reading the exception keeps it from being reported as unobserved.
        _ = _outcome.Task.Exception;
    }
}

/// <summary>Waits for one message: the whole answer, or the first of a subscription that is asked once.</summary>
internal sealed class AnswerReceiver<TAnswer> : PendingReceiver<TAnswer> where TAnswer : IMessage<TAnswer>
{
    public override void Receive<T>(in T message)
    {
        if (message is TAnswer answer)
            Succeed(answer);
    }
}

/// <summary>The name that IB gives a call: reqPositions, cancelMktData.</summary>
internal static class RequestName
{
    private const string Suffix = "Request";

    public static string Of(ITwsRequest request)
    {
        var name = request.GetType().Name;
        if (name.EndsWith(Suffix, StringComparison.Ordinal))
            name = name[..^Suffix.Length];
        return name.Length == 0 ? "a request" : char.ToLowerInvariant(name[0]) + name[1..];
    }
}
