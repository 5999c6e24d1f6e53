using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.History;

/// <summary>
/// IB's limits on queries for ticks and for bars of 30 s and less: 60 in ten minutes, five for one contract in two seconds; BID_ASK counts twice.
/// </summary>
/// <remarks>A breach would cost all history for minutes, so a query beyond the limits is refused here with the time to wait.</remarks>
internal sealed class HistoryPacing(TimeProvider clock)
{
    /// <summary>Queries of history that TWS keeps open at a time, of any kind.</summary>
    public const int MostOpen = 50;

    private const int Refused = 162;
    private const int MostInWindow = 60;
    private const int MostInBurst = 5;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(2);

    /// <summary>How long no history is asked for after TWS has reported a breach: further requests would prolong its refusal.</summary>
    private static readonly TimeSpan Cooling = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly Queue<(long At, object Instrument)> _sent = new();
    private long? _breachedAt;

    /// <summary>Whether TWS says that its limits were exceeded, by this client or by another one of the same user.</summary>
    public static bool IsBreach(TwsError error) => error.Code == Refused && error.Text.Contains("pacing", StringComparison.OrdinalIgnoreCase);

    /// <summary>TWS has reported a breach.</summary>
    public void Rest()
    {
        lock (_gate)
            _breachedAt = clock.GetTimestamp();
    }

    /// <summary>Refuses every query for a minute after a breach.</summary>
    /// <exception cref="TwsRefusedException">The minute is not over; says how long to wait.</exception>
    public void RequireRest()
    {
        lock (_gate)
        {
            if (_breachedAt is { } at && Cooling - clock.GetElapsedTime(at) is var left && left > TimeSpan.Zero)
                throw new TwsRefusedException(
                    $"TWS reported too many history requests (162), and refuses all history while they continue. Try again in "
                    + $"{Math.Ceiling(left.TotalSeconds):0} s.", left, "history_pacing");
        }
    }

    /// <summary>Counts a query for bars, or refuses it. Bars of a minute and longer are free.</summary>
    /// <exception cref="TwsRefusedException">Beyond the limits; nothing was counted.</exception>
    public void Admit(HistoricalQuery query)
    {
        if (query.BarSize.Contains("sec", StringComparison.OrdinalIgnoreCase))
            Admit(query.Contract, query.WhatToShow);
    }

    /// <summary>Counts a query for ticks, or refuses it.</summary>
    /// <exception cref="TwsRefusedException">Beyond the limits; nothing was counted.</exception>
    public void Admit(HistoricalTicksQuery query) => Admit(query.Contract, query.WhatToShow);

    private void Admit(Contract contract, string whatToShow)
    {
        object instrument = (contract, whatToShow);
        var weight = whatToShow == "BID_ASK" ? 2 : 1;
        lock (_gate)
        {
            while (_sent.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.At) >= Window)
                _sent.Dequeue();
            if (_sent.Count + weight > MostInWindow)
                throw TooMany("60 queries for ticks and for bars of 30 s or less in 10 minutes", Window - clock.GetElapsedTime(_sent.Peek().At));
            var burst = _sent.Where(sent => sent.Instrument.Equals(instrument) && clock.GetElapsedTime(sent.At) < Burst).ToList();
            if (burst.Count + weight > MostInBurst)
                throw TooMany("5 queries for ticks or short bars of one contract in 2 seconds", Burst - clock.GetElapsedTime(burst[0].At));
            for (var i = 0; i < weight; i++)
                _sent.Enqueue((clock.GetTimestamp(), instrument));
        }
    }

    private static TwsRefusedException TooMany(string limit, TimeSpan retryAfter) =>
        new($"IB allows {limit}. Try again in {Math.Ceiling(retryAfter.TotalSeconds):0} s, or ask for bars of 1 min and longer.", retryAfter);
}
