using System.Runtime.CompilerServices;
using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Accounts;

/// <summary>
/// The open account streams, one for each account. TWS serves a single account by reqAccountUpdates, the only request that gives market values. The
/// first account that is streamed uses it until its last reader leaves; other accounts use the Multi requests meanwhile.
/// </summary>
internal sealed class AccountStreams(ITwsConnection connection, TimeProvider clock) : IDisposable
{
    private readonly SharedStreams<string, AccountUpdates> _streams = new(connection);
    /// <summary>
    /// Held during a one-time request for an account, so that neither a second such call nor a new stream takes reqAccountUpdates away from it.
    /// </summary>
    private readonly SemaphoreSlim _gate = new(1);
    private bool _seatTaken;

    public async IAsyncEnumerable<StreamItem<AccountUpdates>> ReadAsync(string account, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var items = Items(account, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (items.ConfigureAwait(false))
        {
            await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            Task<bool> next;
            try
            {
                // It joins or opens the stream before it waits for the first item.
                next = items.MoveNextAsync().AsTask();
            }
            finally
            {
                _gate.Release();
            }
            while (await next.ConfigureAwait(false))
            {
                yield return items.Current;
                next = items.MoveNextAsync().AsTask();
            }
        }
    }

    /// <summary>The full account, or the part of it that arrived within the deadline.</summary>
    /// <exception cref="TwsDisconnectedException">The session ended before.</exception>
    /// <exception cref="TwsTimeoutException">Nothing came within the deadline.</exception>
    public async Task<AccountUpdates> OnceAsync(string account, TimeSpan deadline, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await FirstAsync(account, connection.Session, deadline, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<AccountUpdates> FirstAsync(string account, ITwsSession session, TimeSpan deadline, CancellationToken cancellationToken)
    {
        AccountUpdates? last = null;
        using var timeout = new CancellationTokenSource(deadline, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var reading = UntilCompleteAsync();
        await Task.WhenAny(reading, session.Completion).ConfigureAwait(false);
        if (!reading.IsCompleted)
            await ending.CancelAsync().ConfigureAwait(false);
        try
        {
            return await reading.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            if (!timeout.IsCancellationRequested && session.Completion.IsCompleted)
            {
                var reason = await session.Completion.ConfigureAwait(false);
                throw new TwsDisconnectedException(reason.Message, reason);
            }
            return last ?? throw new TwsTimeoutException($"account updates of {account}", deadline);
        }

        async Task<AccountUpdates> UntilCompleteAsync()
        {
            await foreach (var item in Items(account, ending.Token).ConfigureAwait(false))
            {
                last = (item as StreamItem<AccountUpdates>.Update)?.Value;
                if (last is { Complete: true } whole)
                    return whole;
            }
            throw new OperationCanceledException(ending.Token);
        }
    }

    private IAsyncEnumerable<StreamItem<AccountUpdates>> Items(string account, CancellationToken cancellationToken) =>
        _streams.ReadAsync(account, () => Make(account), cancellationToken);

    /// <summary>Called under the lock of the shared streams, which is also held when reqAccountUpdates is freed.</summary>
    private SharedStream<AccountUpdates> Make(string account)
    {
        if (_seatTaken)
            return new MultiAccountStream(account, connection, clock);
        _seatTaken = true;
        var stream = new AccountStream(account, clock);
        stream.Registrations.Add(new Registration(() => _seatTaken = false));
        return stream;
    }
}
