using Gateway.Tws.Model;
using Gateway.Tws.Requests.MarketData;
using Gateway.Tws.Session;

namespace Gateway.Tws.Resilience;

/// <summary>Brings each new session to where the last one was: the market data type first, since it decides what the streams get, then the streams.</summary>
internal sealed class SessionRestore(SubscriptionReplay streams, TimeProvider time)
{
    private int _marketDataType;

    /// <summary>Applies to every session that begins from now on.</summary>
    public void SetMarketDataType(MarketDataType type) => Volatile.Write(ref _marketDataType, (int)type);

    /// <summary>Ends with an exception: the token fired, or the session ended.</summary>
    public async Task ServeAsync(ITwsSession session, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _marketDataType) is var type and not 0)
            await session.SendAsync(new ReqMarketDataTypeRequest((MarketDataType)type), cancellationToken).ConfigureAwait(false);
        await streams.ServeAsync(session, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What the readers missed begins with the last that came, not with the moment in which the loss was found.</summary>
    public void Ended(TwsSession session, TwsDisconnectedException reason) =>
        streams.Lost(reason.Message, time.GetUtcNow() - session.Silence);
}
