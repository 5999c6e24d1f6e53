using TwsSimulator.Market;

namespace TwsSimulator.Handlers.History;

/// <summary>Cuts the price path into bars.</summary>
internal sealed class HistoryBars(SimulatedMarket market)
{
    /// <summary>No instrument has a past before this day.</summary>
    public static readonly DateOnly Beginning = new(2020, 1, 2);

    public const int MostBars = 100_000;

    private const int AverageDecimals = 6;

    /// <summary>Sessions that a query covers, oldest first, the last one cut at the query's end.</summary>
    public static IReadOnlyList<TradingCalendar.Session> Sessions(HistoryQuery query)
    {
        var calendar = query.Instrument.Calendar;
        var lastDay = calendar.SessionDayOf(query.End);
        var from = query.Duration.Unit is 'S' or 'D' ? Beginning : query.Duration.Before(lastDay).AddDays(1);
        var taken = new List<TradingCalendar.Session>();
        var seconds = query.Duration.Unit == 'S' ? query.Duration.Amount : 0.0;
        foreach (var session in calendar.Back(lastDay, query.RegularOnly).Where(session => session.Start < query.End))
        {
            if (session.Day < from || session.Day < Beginning)
                break;
            var cut = session with { End = session.End < query.End ? session.End : query.End };
            if (query.Duration.Unit == 'S')
            {
                var length = Math.Min(seconds, (cut.End - cut.Start).TotalSeconds);
                seconds -= length;
                cut = cut with { Start = cut.End.AddSeconds(-length) };
            }
            taken.Add(cut);
            if (query.Duration.Unit == 'S' ? seconds <= 0 : query.Duration.Unit == 'D' && taken.Count == query.Duration.Amount)
                break;
        }
        taken.Reverse();
        return taken;
    }

    /// <summary>The bars of a query, oldest first; null when there would be too many.</summary>
    public IReadOnlyList<Bar>? Of(HistoryQuery query)
    {
        var sessions = Sessions(query);
        if (query.BarSize.Unit == BarUnit.Time && sessions.Sum(session => (session.End - session.Start) / query.BarSize.Span) > MostBars)
            return null;
        return query.BarSize.Unit switch
        {
            BarUnit.Time => [.. sessions.SelectMany(session => Cut(query, session))],
            BarUnit.Day => [.. sessions.Select(session => Make(query, [session]))],
            BarUnit.Week => [.. sessions.GroupBy(session => session.Day.DayNumber / 7).Select(week => Make(query, [.. week]))],
            _ => [.. sessions.GroupBy(session => (session.Day.Year, session.Day.Month)).Select(month => Make(query, [.. month]))],
        };
    }

    /// <summary>The bar that runs now, of a time or day bar size; null when no session does.</summary>
    public Bar? Current(HistoryQuery query)
    {
        var now = market.Now;
        var calendar = query.Instrument.Calendar;
        // Between two sessions of a market that is always open there are bars of minutes, and the day's bar is complete.
        if (query.BarSize.Unit != BarUnit.Time
            && calendar.SessionOn(calendar.SessionDayOf(now), query.RegularOnly)?.Contains(now) != true)
            return null;
        if (market.Clock.Running(calendar, query.RegularOnly, now) is not { } session || now <= session.Start)
            return null;
        var start = query.BarSize.Unit == BarUnit.Time ? Boundary(query, session, now) : session.Start;
        return Make(query, [session with { Start = start > session.Start ? start : session.Start, End = now }]);
    }

    /// <summary>One bar over a span within a session.</summary>
    public Bar Over(HistoryQuery query, TradingCalendar.Session span) => Make(query, [span]);

    /// <summary>Bars begin at whole multiples of their size since midnight; the first of a session may be shorter.</summary>
    private IEnumerable<Bar> Cut(HistoryQuery query, TradingCalendar.Session session)
    {
        var start = session.Start;
        while (start < session.End)
        {
            var next = Boundary(query, session, start) + query.BarSize.Span;
            var end = next < session.End ? next : session.End;
            yield return Make(query, [session with { Start = start, End = end }]);
            start = end;
        }
    }

    private static DateTimeOffset Boundary(HistoryQuery query, TradingCalendar.Session session, DateTimeOffset time)
    {
        var calendar = query.Instrument.Calendar;
        var midnight = calendar.WholeDay(calendar.DayOf(session.Start)).Start;
        return midnight + TimeSpan.FromTicks((time - midnight).Ticks / query.BarSize.Span.Ticks * query.BarSize.Span.Ticks);
    }

    private Bar Make(HistoryQuery query, IReadOnlyList<TradingCalendar.Session> spans)
    {
        var bar = new Bar(spans[0].Start, spans[^1].End, spans[^1].Day, 0, 0, 0, 0, -1, -1, -1);
        if (RateHistory.Is(query.WhatToShow))
        {
            var (first, highest, lowest, last) = RateHistory.Of(query.Instrument, query.WhatToShow, Over(query.Instrument, spans));
            return bar with { Open = first, High = highest, Low = lowest, Close = last };
        }
        var (open, high, low, close, half, volume) = Prices(query, spans);
        bar = query.WhatToShow switch
        {
            "BID" => bar with { Open = open - half, High = high - half, Low = low - half, Close = close - half },
            "ASK" => bar with { Open = open + half, High = high + half, Low = low + half, Close = close + half },
            "BID_ASK" => AverageSides(bar, open, high, low, close, half),
            _ => bar with { Open = open, High = high, Low = low, Close = close },
        };
        return query.IsTrades
            ? bar with
            {
                Volume = volume,
                Average = Math.Round((open + high + low + close) / 4, 3),
                Count = (int)Math.Ceiling(volume / (query.Instrument.SecType == "STK" ? 90 : 2)),
            }
            : bar;
    }

    /// <summary>A bar of both sides: it opens at the average bid and closes at the average ask, between the lowest bid and the highest ask.</summary>
    private static Bar AverageSides(Bar bar, decimal open, decimal high, decimal low, decimal close, decimal half)
    {
        var average = Math.Round((open + high + low + close) / 4, AverageDecimals);
        return bar with { Open = average - half, High = high + half, Low = low - half, Close = average + half };
    }

    private PriceRange Over(Instrument instrument, IReadOnlyList<TradingCalendar.Session> spans)
    {
        var series = market.SeriesOf(instrument);
        return spans.Select(span => series.Range(span.Start, span.End)).Aggregate((one, next) => one.Then(next));
    }

    /// <summary>Prices on the tick grid, half the spread and the volume; a combination's are the sums of its legs'.</summary>
    private (decimal Open, decimal High, decimal Low, decimal Close, decimal Half, decimal Volume) Prices(
        HistoryQuery query, IReadOnlyList<TradingCalendar.Session> spans)
    {
        IReadOnlyList<CombinationLeg> legs = query.Combination.Legs is { Count: > 0 } several
            ? several
            : [new CombinationLeg(query.Instrument, 1, 1)];
        var (open, high, low, close, half, volume) = (0m, 0m, 0m, 0m, 0m, decimal.MaxValue);
        foreach (var (instrument, count, weight) in legs)
        {
            var (series, range) = (market.SeriesOf(instrument), Over(instrument, spans));
            open += weight * series.Round(range.Open);
            high += weight * series.Round(weight > 0 ? range.High : range.Low);
            low += weight * series.Round(weight > 0 ? range.Low : range.High);
            close += weight * series.Round(range.Close);
            half += Math.Abs(weight) * instrument.HalfSpreadAt(series.Round(range.Close));
            volume = Math.Min(volume, Math.Floor((decimal)range.Volume / Math.Abs(count)));
        }
        return (open, high, low, close, half, volume);
    }
}
