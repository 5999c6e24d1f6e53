using Gateway.Tws.Requests;
using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Session;

/// <summary>Sends a request, waits for its outcome and withdraws it when its caller does not wait any longer.</summary>
internal sealed partial class PendingRequests(ITwsSession session, TimeProvider time, ILogger logger)
{
    private const int NoRequest = -1;
    private static readonly TimeSpan WithdrawalTimeout = TimeSpan.FromSeconds(5);

    private readonly SharedRequests _shared = new(time);

    public async Task<TResult> RunKeyedAsync<TResult>(
        PendingReceiver<TResult> receiver,
        Func<int, ITwsRequest> request,
        Func<int, ITwsRequest>? cancel,
        bool alwaysCancel,
        TimeSpan deadline,
        CancellationToken cancellationToken)
    {
        var id = session.NextRequestId();
        using var registration = session.Attach(id, receiver);
        return await RunAsync(receiver, request(id), cancel?.Invoke(id), alwaysCancel, deadline, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>For requests without an id: one at a time of each kind of answer, shared by all who ask the same.</summary>
    public async Task<TResult> RunSharedAsync<TResult>(
        Type answer,
        PendingReceiver<TResult> receiver,
        ITwsRequest request,
        ITwsRequest? cancel,
        TimeSpan deadline,
        CancellationToken cancellationToken)
    {
        // An error without an id can be about any request that has none: it is taken only while there is just this one.
        receiver.Concerns = error => error.Id == NoRequest && TwsErrorCodes.IsRequestRefused(error.Code) && _shared.Count == 1;
        try
        {
            return await _shared.RunAsync(answer, request, RunOnceAsync, deadline, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new TwsTimeoutException(NameOf(request), deadline);
        }

        async Task<TResult> RunOnceAsync(CancellationToken stop)
        {
            using var registration = session.Listen(receiver);
            return await RunAsync(receiver, request, cancel, alwaysCancel: true, deadline, stop).ConfigureAwait(false);
        }
    }

    private async Task<TResult> RunAsync<TResult>(
        PendingReceiver<TResult> receiver,
        ITwsRequest request,
        ITwsRequest? cancel,
        bool alwaysCancel,
        TimeSpan deadline,
        CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var sent = false;
        var open = true;
        try
        {
            await session.SendAsync(request, either.Token).ConfigureAwait(false);
            sent = true;
            var result = await receiver.Outcome.WaitAsync(either.Token).ConfigureAwait(false);
            open = alwaysCancel;
            return result;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return receiver.TryGetPartial(out var partial) ? partial : throw new TwsTimeoutException(NameOf(request), deadline);
        }
        catch (TwsException)
        {
            // TWS refused it, or is gone: there is nothing to withdraw.
            open = false;
            throw;
        }
        finally
        {
            if (sent && open && cancel is not null)
                await WithdrawAsync(cancel).ConfigureAwait(false);
        }
    }

    private async Task WithdrawAsync(ITwsRequest cancel)
    {
        using var timeout = new CancellationTokenSource(WithdrawalTimeout, time);
        try
        {
            await session.SendAsync(cancel, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or TwsDisconnectedException)
        {
            WithdrawalNotSent(logger, NameOf(cancel), exception.Message);
        }
    }

    /// <summary>The name that IB gives the call: reqPositions, cancelMktData.</summary>
    private static string NameOf(ITwsRequest request)
    {
        var name = request.GetType().Name;
        const string suffix = "Request";
        if (name.EndsWith(suffix, StringComparison.Ordinal))
            name = name[..^suffix.Length];
        return name.Length == 0 ? "a request" : char.ToLowerInvariant(name[0]) + name[1..];
    }

    [LoggerMessage(EventIds.WithdrawalNotSent, LogLevel.Debug, "{Request} was not sent: {Reason}")]
    private static partial void WithdrawalNotSent(ILogger logger, string request, string reason);
}
