using TwsSimulator.Market;

namespace TwsSimulator.Handlers.MarketData;

/// <summary>One subscription or snapshot: sends everything once and then what changed.</summary>
internal sealed class MarketDataLine(
    TickWriter ticks, SimulatedMarket market, Instrument instrument, HashSet<int> genericTicks, bool defaultsOff, bool delayed,
    SimulatorOptions options) : ILine
{
    private MarketQuote? _sent;
    private (decimal Bid, decimal Ask, decimal Last, decimal Underlying) _computed;

    private bool HasBidAsk => instrument.SecType != "IND";

    private bool HasLast => instrument.SecType is not ("CASH" or "CMDTY");

    public bool IsComplete =>
        _sent is { } quote && (!HasBidAsk || (quote.Bid > 0 && quote.Ask > 0)) && (!HasLast || instrument.MinuteVolume == 0 || quote.Last > 0);

    /// <summary>The first ticks: all fields that the instrument has, and the generic ticks asked for.</summary>
    public void SendAll()
    {
        var quote = Quote();
        if (!defaultsOff)
        {
            if (instrument.SecType is "STK" or "OPT")
                ticks.Generic(TickTypes.Halted, 0);
            SendChanges(quote);
        }
        GenericTickValues.Send(ticks, instrument, genericTicks, quote);
        _sent = quote;
    }

    /// <summary>Sends the changes since the last call.</summary>
    public void Step()
    {
        var quote = Quote();
        if (!defaultsOff)
            SendChanges(quote);
        if (genericTicks.Contains(221) || genericTicks.Contains(232))
            IfMoved(TickTypes.MarkPrice, quote.Mid, _sent?.Mid);
        _sent = quote;
        for (var i = 0; i < options.ExtraTicksPerStep; i++)
        {
            ticks.Price(TickTypes.Bid, quote.Bid, BidSize(quote), tradable: true);
            ticks.Price(TickTypes.Ask, quote.Ask, quote.AskSize, tradable: true);
        }
    }

    private MarketQuote Quote()
    {
        var quote = market.QuoteOf(instrument, delayed);
        // A closed market has no quotes: TWS sends -1 for none.
        return market.IsOpen(instrument) ? quote : quote with { Bid = -1, BidSize = 0, Ask = -1, AskSize = 0 };
    }

    private void SendChanges(MarketQuote quote)
    {
        if (HasBidAsk)
        {
            Side(TickTypes.Bid, quote.Bid, BidSize(quote), _sent?.Bid, options.StampBidSizes ? null : _sent?.BidSize);
            Side(TickTypes.Ask, quote.Ask, quote.AskSize, _sent?.Ask, _sent?.AskSize);
        }
        if (HasLast)
            Trade(quote);
        IfMoved(TickTypes.High, quote.High, _sent?.High);
        IfMoved(TickTypes.Low, quote.Low, _sent?.Low);
        IfMoved(TickTypes.Close, quote.Close, _sent?.Close);
        if (HasLast)
            IfMoved(TickTypes.Open, quote.Open, _sent?.Open);
        if (instrument.IsOption)
            Compute(quote);
    }

    private void Side(int tick, decimal price, decimal size, decimal? sentPrice, decimal? sentSize)
    {
        if (price == sentPrice && size == sentSize)
            return;
        if (price != sentPrice || options.StampBidSizes)
            ticks.Price(tick, price, size, tradable: price >= 0);
        ticks.Size(TickTypes.SizeOf(tick), size);
    }

    private void Trade(MarketQuote quote)
    {
        if (instrument.MinuteVolume > 0 && quote.Volume != _sent?.Volume)
            ticks.Size(TickTypes.Volume, quote.Volume);
        if (quote.Last == _sent?.Last && quote.LastSize == _sent?.LastSize)
            return;
        ticks.Text(TickTypes.LastTimestamp, quote.Time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        ticks.Price(TickTypes.Last, quote.Last, quote.LastSize);
        ticks.Size(TickTypes.LastSize, quote.LastSize);
        if (genericTicks.Contains(GenericTicks.RtVolume))
            ticks.Text(TickTypes.RtVolume, GenericTickValues.RtVolume(quote));
        if (genericTicks.Contains(GenericTicks.RtTradeVolume))
            ticks.Text(TickTypes.RtTradeVolume, GenericTickValues.RtVolume(quote));
    }

    private void Compute(MarketQuote quote)
    {
        var underlying = market.QuoteOf(instrument.Underlying!, delayed).Last;
        if (_computed == (quote.Bid, quote.Ask, quote.Last, underlying))
            return;
        _computed = (quote.Bid, quote.Ask, quote.Last, underlying);
        var years = market.SeriesOf(instrument).YearsToExpiry(quote.Time);
        if (quote.Bid > 0)
            ticks.Option(TickTypes.BidOption, OptionTick.At(instrument, quote.Bid, underlying, years));
        if (quote.Ask > 0)
            ticks.Option(TickTypes.AskOption, OptionTick.At(instrument, quote.Ask, underlying, years));
        ticks.Option(TickTypes.LastOption, OptionTick.At(instrument, quote.Last, underlying, years));
        ticks.Option(TickTypes.ModelOption, OptionTick.At(instrument, quote.Last, underlying, years));
    }

    private void IfMoved(int tick, decimal price, decimal? sent)
    {
        if (price != sent)
            ticks.Price(tick, price);
    }

    private decimal BidSize(MarketQuote quote) => options.StampBidSizes
        ? (long)(options.TimeProvider.GetTimestamp() * (1_000_000.0 / options.TimeProvider.TimestampFrequency))
        : quote.BidSize;
}
