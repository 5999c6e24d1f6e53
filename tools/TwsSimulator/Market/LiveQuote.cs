namespace TwsSimulator.Market;

/// <summary>The present quote of one instrument, computed once a moment.</summary>
internal sealed class LiveQuote(PriceSeries series, SessionClock clock)
{
    private readonly ulong _sizes = Hash.Of(0, series.Instrument.LocalSymbol);
    private TradingCalendar.Session _session;
    private TradingCalendar.Session _counted;
    private DateTimeOffset _latest;
    private RunningRange _day = new(series, clock.Now);
    private RunningRange? _after;
    private decimal _close;
    private MarketQuote _quote;

    public PriceSeries Series => series;

    /// <summary>A last price that tests force; null follows the path.</summary>
    public decimal? Pinned { get; set; }

    /// <summary>A future's day is its whole session; that of anything else begins anew with the regular hours and is complete at their end.</summary>
    private bool CountsWholeSession => series.Instrument.SecType is "FUT" or "CONTFUT" or "FOP";

    public MarketQuote Now()
    {
        var now = clock.Now;
        if (now >= _session.End || now < _latest || _session.End == default || (_counted.Start > _day.Start && now >= _counted.Start))
            BeginSession(now);
        _latest = now;
        var at = now < _session.End ? now : _session.End;
        if (at != _quote.Time)
            _quote = At(at);
        return Pinned is { } last ? Around(Widened(_quote, last), last) : _quote;
    }

    private void BeginSession(DateTimeOffset now)
    {
        var calendar = series.Instrument.Calendar;
        _session = clock.Current(calendar);
        _counted = CountsWholeSession ? _session : calendar.SessionOf(_session.Day, regularOnly: true);
        _day = new RunningRange(series, now >= _counted.Start ? _counted.Start : _session.Start);
        _after = null;
        var before = calendar.Back(_session.Day.AddDays(-1), regularOnly: true).First();
        _close = series.LastAt(before.End);
        _quote = default;
    }

    private MarketQuote At(DateTimeOffset time)
    {
        var isComplete = _day.Start == _counted.Start && time > _counted.End;
        var day = _day.Until(isComplete ? _counted.End : time);
        var volume = day.Volume;
        if (isComplete)
            volume += (_after ??= new RunningRange(series, _counted.End)).Until(time).Volume;
        var second = time.ToUnixTimeSeconds();
        return Around(
            new MarketQuote(
                time, 0, Size(1, second), 0, Size(2, second), 0, Size(3, time.ToUnixTimeMilliseconds() / 250),
                series.Round(day.Open), series.Round(day.High), series.Round(day.Low), _close, (decimal)volume),
            isComplete ? series.LastAt(time) : series.Round(day.Close));
    }

    private static MarketQuote Widened(MarketQuote quote, decimal last) =>
        quote with { High = Math.Max(quote.High, last), Low = Math.Min(quote.Low, last) };

    private MarketQuote Around(MarketQuote quote, decimal last)
    {
        var half = series.Instrument.HalfSpreadAt(last);
        return quote with
        {
            Last = last,
            Bid = series.Instrument.Grid.Below(last - half),
            Ask = series.Instrument.Grid.Above(last + half),
        };
    }

    private decimal Size(int salt, long index)
    {
        var lots = 1 + Math.Floor(9 * Hash.Unit(_sizes, salt, index));
        return series.Instrument.SecType switch
        {
            "STK" or "CFD" => (decimal)lots * 100,
            "BOND" => (decimal)lots * 100_000,
            "CASH" => (decimal)lots * 500_000,
            "FUND" => (decimal)lots * 10_000,
            "CRYPTO" => (decimal)lots * 0.05m,
            "IND" => 0,
            _ => (decimal)lots,
        };
    }
}
