using System.ComponentModel;
using Gateway.Tws.Api.MarketData.Bars;

namespace Gateway.Tools.Depth;

/// <summary>One bar of five seconds.</summary>
internal sealed record RealTimeBarRow
{
    [Description("When it begins, UTC.")]
    public required DateTimeOffset Time { get; init; }

    public required decimal Open { get; init; }

    public required decimal High { get; init; }

    public required decimal Low { get; init; }

    public required decimal Close { get; init; }

    public decimal? Volume { get; init; }

    [Description("Volume-weighted average price.")]
    public decimal? Average { get; init; }

    [Description("Trades.")]
    public int? BarCount { get; init; }

    public static RealTimeBarRow Of(RealTimeBar bar) => new()
    {
        Time = bar.Time,
        Open = bar.Open,
        High = bar.High,
        Low = bar.Low,
        Close = bar.Close,
        Volume = bar.Volume,
        Average = bar.Wap,
        BarCount = bar.Count,
    };
}
