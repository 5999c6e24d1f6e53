using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.MarketData;
using Gateway.Tws.Resilience;

namespace Gateway.Tws.Api.MarketData.Bars;

/// <summary>The five-second bars of one contract, shared by all their readers.</summary>
internal sealed class RealTimeBarStream(Contract contract, string whatToShow, bool useRth, ITwsConnection connection, TimeProvider clock)
    : RenewedStream<RealTimeBar>(Backlog, dropsWithLink: false, connection, clock)
{
    /// <summary>An hour of bars.</summary>
    private const int Backlog = 720;

    public override ITwsRequest Start(int requestId) => new ReqRealTimeBarsRequest(requestId, contract, whatToShow, useRth);

    public override ITwsRequest Stop(int requestId) => new CancelRealTimeBarsRequest(requestId);

    public override void Receive<TMessage>(in TMessage message)
    {
        if (message is RealTimeBarMessage bar && TwsTime.FromEpochSeconds(bar.Time) is { } time)
            Publish(ToBar(bar, time));
    }

    /// <summary>TWS writes -1 where there is no volume and no trade count.</summary>
    private static RealTimeBar ToBar(RealTimeBarMessage bar, DateTimeOffset time) => new(
        time,
        bar.Open,
        bar.High,
        bar.Low,
        bar.Close,
        bar.Volume is < 0 ? null : bar.Volume,
        bar.Wap is < 0 || bar.Volume is < 0 ? null : bar.Wap,
        bar.Count < 0 ? null : bar.Count);
}

/// <summary>A bar of five seconds, complete.</summary>
/// <param name="Time">When it begins, UTC.</param>
/// <param name="Volume">Null where there is none, as for MIDPOINT.</param>
/// <param name="Wap">Volume-weighted average price; null where there is none.</param>
/// <param name="Count">Number of trades; null where there is none.</param>
public sealed record RealTimeBar(
    DateTimeOffset Time, decimal Open, decimal High, decimal Low, decimal Close, decimal? Volume, decimal? Wap, int? Count);
