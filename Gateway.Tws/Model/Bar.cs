namespace Gateway.Tws.Model;

/// <summary>Prices of one span of time.</summary>
public sealed record Bar
{
    /// <summary>
    /// The start of the span, as TWS wrote it: <c>yyyyMMdd HH:mm:ss Zone</c>, <c>yyyyMMdd</c> or epoch seconds; <see cref="TwsTime.Parse"/> reads it.
    /// </summary>
    public string Time { get; init; } = "";

    public decimal Open { get; init; }
    public decimal High { get; init; }
    public decimal Low { get; init; }
    public decimal Close { get; init; }

    /// <summary>TWS sends -1 where the data has no volume (midpoint, bid, ask).</summary>
    public decimal? Volume { get; init; }

    /// <summary>Volume-weighted average price.</summary>
    public decimal? Wap { get; init; }

    /// <summary>Trades in the span; -1 where the data has none.</summary>
    public int Count { get; init; }
}

/// <summary>One trading session of a schedule, as TWS wrote it: times in the zone that the schedule names.</summary>
/// <param name="Start"><c>yyyyMMdd-HH:mm:ss</c>, not in UTC although that is how UTC is written elsewhere.</param>
/// <param name="End">As <paramref name="Start"/>.</param>
/// <param name="RefDate">The trading day, <c>yyyyMMdd</c>.</param>
public sealed record HistoricalSession(string Start, string End, string RefDate);

/// <summary>How much was traded at one price.</summary>
public sealed record HistogramEntry(decimal Price, decimal Size);
