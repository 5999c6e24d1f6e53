using Gateway.Tws.Api.History;
using Gateway.Tws.Api.MarketData.Bars;

namespace Gateway.Instruments.Views;

/// <summary>One bar.</summary>
internal sealed record BarRow
{
    [Description("Start of the bar, UTC; for bars of a day and longer the trading day.")]
    public required string Date { get; init; }

    public required decimal Open { get; init; }

    public required decimal High { get; init; }

    public required decimal Low { get; init; }

    public required decimal Close { get; init; }

    public decimal? Volume { get; init; }

    [Description("Volume-weighted average price.")]
    public decimal? Average { get; init; }

    [Description("Trades.")]
    public int? BarCount { get; init; }

    public static BarRow Of(HistoricalBar bar) => new()
    {
        Date = bar.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? (bar.Time is { } time ? Moment(time) : bar.TimeText),
        Open = bar.Open,
        High = bar.High,
        Low = bar.Low,
        Close = bar.Close,
        Volume = bar.Volume,
        Average = bar.Wap,
        BarCount = bar.Count,
    };

    /// <summary>A bar of five seconds.</summary>
    public static BarRow Of(RealTimeBar bar) => new()
    {
        Date = Moment(bar.Time),
        Open = bar.Open,
        High = bar.High,
        Low = bar.Low,
        Close = bar.Close,
        Volume = bar.Volume,
        Average = bar.Wap,
        BarCount = bar.Count,
    };

    private static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
