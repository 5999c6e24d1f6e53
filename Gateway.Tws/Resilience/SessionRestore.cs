using Gateway.Tws.Model;
using Gateway.Tws.Requests.MarketData;
using Gateway.Tws.Session;

namespace Gateway.Tws.Resilience;

/// <summary>
/// Restores each new session to the state of the last one: first the market data type, which decides what the streams get, then the streams.
/// </summary>
internal sealed class SessionRestore(SubscriptionReplay streams, TimeProvider time)
{
    private int _marketDataType;

    /// <summary>Applies to every session that begins from now on.</summary>
    public void SetMarketDataType(MarketDataType type) => Volatile.Write(ref _marketDataType, (int)type);

    /// <summary>Always ends with an exception: the token was cancelled, or the session ended.</summary>
    public async Task ServeAsync(ITwsSession session, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _marketDataType) is var type and not 0)
            await session.SendAsync(new ReqMarketDataTypeRequest((MarketDataType)type), cancellationToken).ConfigureAwait(false);
        await streams.ServeAsync(session, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The readers' gap begins at the last message received, not when the loss was noticed.</summary>
    public void Ended(TwsSession session, TwsDisconnectedException reason) => streams.Lost(reason.Message, time.GetUtcNow() - session.Silence);
}
