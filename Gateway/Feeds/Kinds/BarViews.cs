using System.Globalization;
using Gateway.Tools.History;
using Gateway.Tws.Api.MarketData.Bars;

namespace Gateway.Feeds.Kinds;

/// <summary>Shows bars of five seconds as bars of the past are shown.</summary>
internal static class BarViews
{
    public static BarRow Of(RealTimeBar bar) => new()
    {
        Date = bar.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        Open = bar.Open,
        High = bar.High,
        Low = bar.Low,
        Close = bar.Close,
        Volume = bar.Volume,
        Average = bar.Wap,
        BarCount = bar.Count,
    };
}
