namespace TwsSimulator.Market;

/// <summary>The present quote of one instrument, computed once a moment.</summary>
internal sealed class LiveQuote(PriceSeries series, SessionClock clock)
{
    private readonly ulong _sizes = Hash.Of(0, series.Instrument.LocalSymbol);
    private TradingCalendar.Session _session;
    private DateTimeOffset _upTo;
    private PriceRange _soFar;
    private decimal _close;
    private MarketQuote _quote;

    public PriceSeries Series => series;

    /// <summary>A last price that tests force; null follows the path.</summary>
    public decimal? Pinned { get; set; }

    public MarketQuote Now()
    {
        var now = clock.Now;
        if (now >= _session.End || now < _upTo || _session.End == default)
            BeginSession();
        var at = now < _session.End ? now : _session.End;
        if (at != _quote.Time)
            _quote = At(at);
        return Pinned is { } last ? Around(_quote, last) : _quote;
    }

    private void BeginSession()
    {
        var calendar = series.Instrument.Calendar;
        _session = clock.Current(calendar);
        _upTo = _session.Start;
        _soFar = series.Range(_session.Start, _session.Start);
        var before = clock.Back(calendar, _session.Day.AddDays(-1), regularOnly: true).First();
        _close = series.LastAt(before.End);
        _quote = default;
    }

    private MarketQuote At(DateTimeOffset time)
    {
        // Whole minutes are added once; what is left of the present one is looked at every time.
        var minute = new DateTimeOffset(time.Ticks - time.Ticks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
        if (minute > _upTo)
        {
            _soFar = _soFar.Then(series.Range(_upTo, minute));
            _upTo = minute;
        }
        var day = _soFar.Then(series.Range(_upTo, time));
        var second = time.ToUnixTimeSeconds();
        return Around(
            new MarketQuote(
                time, 0, Size(1, second), 0, Size(2, second), 0, Size(3, time.ToUnixTimeMilliseconds() / 250),
                series.Round(day.Open), series.Round(day.High), series.Round(day.Low), _close, (decimal)day.Volume),
            series.Round(day.Close));
    }

    private MarketQuote Around(MarketQuote quote, decimal last)
    {
        var half = series.Instrument.HalfSpreadTicks * series.Instrument.MinTick;
        return quote with
        {
            Last = last,
            Bid = last - half,
            Ask = last + half,
            High = Math.Max(quote.High, last),
            Low = Math.Min(quote.Low, last),
        };
    }

    private decimal Size(int salt, long index)
    {
        var lots = 1 + Math.Floor(9 * Hash.Unit(_sizes, salt, index));
        return series.Instrument.SecType switch
        {
            "STK" => (decimal)lots * 100,
            "CASH" => (decimal)lots * 500_000,
            "CRYPTO" => (decimal)lots * 0.05m,
            "IND" => 0,
            _ => (decimal)lots,
        };
    }
}
