using TwsSimulator.Market;

namespace TwsSimulator.Handlers.History;

/// <summary>Ticks of the past, taken from the price path: about every other second of a session has one.</summary>
internal sealed class TickHistory(SimulatedMarket market, int seed)
{
    private const double TicksASecond = 0.5;

    /// <summary>The first ticks from a moment on, or the last ones up to it, oldest first. None beyond now.</summary>
    public IReadOnlyList<PastTick> Of(Instrument instrument, TickHistoryRequest request)
    {
        var forward = request.Start.Length > 0;
        var bound = HistoryTimes.Parse(request.Start + request.End, instrument.Calendar.Zone)!.Value;
        var onlyChanges = request.IgnoreSize || request.WhatToShow == "MIDPOINT";
        var ticks = (forward ? Onward(instrument, bound, request.RegularOnly) : Backward(instrument, bound, request.RegularOnly))
            .Select(second => At(instrument, second, onlyChanges))
            .OfType<PastTick>()
            .Take(request.Count)
            .ToList();
        if (!forward)
            ticks.Reverse();
        return ticks;
    }

    private IEnumerable<long> Onward(Instrument instrument, DateTimeOffset start, bool regularOnly)
    {
        var (calendar, now) = (instrument.Calendar, market.Now);
        for (var day = calendar.DayOf(start); day <= calendar.SessionDayOf(now); day = day.AddDays(1))
        {
            if (day < HistoryBars.Beginning || calendar.SessionOn(day, regularOnly) is not { } session)
                continue;
            var last = Earlier(session.End, now).ToUnixTimeSeconds();
            for (var second = Later(session.Start, start).ToUnixTimeSeconds(); second < last; second++)
                yield return second;
        }
    }

    private IEnumerable<long> Backward(Instrument instrument, DateTimeOffset end, bool regularOnly)
    {
        end = Earlier(end, market.Now);
        foreach (var session in instrument.Calendar.Back(instrument.Calendar.SessionDayOf(end), regularOnly))
        {
            if (session.Day < HistoryBars.Beginning)
                yield break;
            var first = session.Start.ToUnixTimeSeconds();
            for (var second = Earlier(session.End, end).ToUnixTimeSeconds() - 1; second >= first; second--)
                yield return second;
        }
    }

    /// <summary>Null for a second without a tick.</summary>
    private PastTick? At(Instrument instrument, long second, bool onlyChanges)
    {
        var key = Hash.Of(seed, instrument.LocalSymbol);
        if (Hash.Unit(key, 130, second) >= TicksASecond)
            return null;
        var time = DateTimeOffset.FromUnixTimeSeconds(second);
        var series = market.SeriesOf(instrument);
        var price = series.LastAt(time);
        if (onlyChanges && price == series.LastAt(time.AddSeconds(-1)))
            return null;
        var exchanges = instrument.ValidExchanges.Split(',');
        return new PastTick(
            time, price, instrument.HalfSpreadAt(price), 1 + (int)(400 * Hash.Unit(key, 131, second)),
            1 + (int)(400 * Hash.Unit(key, 132, second)), exchanges[(int)(exchanges.Length * Hash.Unit(key, 133, second))]);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
