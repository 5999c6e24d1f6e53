using TwsSimulator.Market;

namespace TwsSimulator.Handlers.MarketData;

/// <summary>A stock against a future: the interest, in hundredths of a per cent a year, at which the one is exchanged for the other.</summary>
internal sealed class ExchangeForPhysical
{
    private const int DaysAYear = 365;
    private const int BasisPoints = 10_000;

    private readonly Instrument _future;
    private readonly int _stockAt;
    private readonly decimal _shares;
    private readonly Dictionary<int, decimal> _sent = [];

    private ExchangeForPhysical(Combination pair, int stockAt)
    {
        _future = pair.Legs[1 - stockAt].Instrument;
        _stockAt = stockAt;
        // Shares for one point of the future.
        _shares = Math.Abs(pair.Legs[stockAt].Weight / pair.Legs[1 - stockAt].Weight);
    }

    /// <summary>Null when the combination is not one stock against one future.</summary>
    public static ExchangeForPhysical? Of(Combination pair) => pair.Legs.Select(leg => leg.Instrument.SecType).ToArray() switch
    {
        ["STK", "FUT"] => new ExchangeForPhysical(pair, 0),
        ["FUT", "STK"] => new ExchangeForPhysical(pair, 1),
        _ => null,
    };

    /// <param name="quotes">Those of the two legs, in their order.</param>
    public void Send(TickWriter ticks, MarketQuote[] quotes)
    {
        var (stock, future) = (quotes[_stockAt], quotes[1 - _stockAt]);
        var days = Math.Max(1, _future.Expiry!.Value.DayNumber - DateOnly.FromDateTime(future.Time.UtcDateTime).DayNumber);
        IfMoved(ticks, TickTypes.BidEfp, stock.Ask, future.Bid, days);
        IfMoved(ticks, TickTypes.AskEfp, stock.Bid, future.Ask, days);
        IfMoved(ticks, TickTypes.LastEfp, stock.Last, future.Last, days);
        IfMoved(ticks, TickTypes.CloseEfp, stock.Close, future.Close, days);
    }

    private void IfMoved(TickWriter ticks, int tick, decimal stock, decimal future, int days)
    {
        var points = Math.Round((future / (_shares * stock) - 1) * DaysAYear / days * BasisPoints, 2);
        if (_sent.TryGetValue(tick, out var sent) && sent == points)
            return;
        _sent[tick] = points;
        var percent = (points / 100).ToString("0.00", CultureInfo.InvariantCulture) + "%";
        ticks.ExchangeForPhysical(tick, points, percent, future, days, _future.ExpiryText);
    }
}
