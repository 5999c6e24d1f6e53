namespace Gateway.Tws.Model;

/// <summary>Prices of one span of time.</summary>
public sealed record Bar
{
    /// <summary>
    /// The start of the span, as TWS wrote it: <c>yyyyMMdd HH:mm:ss Zone</c>, <c>yyyyMMdd</c> or epoch seconds; <see cref="TwsTime.Parse"/>
    /// reads it.
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
