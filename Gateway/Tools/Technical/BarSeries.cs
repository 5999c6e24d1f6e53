using Gateway.Tws.Api.History;

namespace Gateway.Tools.Technical;

/// <summary>Bars as columns of numbers, oldest first. Indicators compute with doubles: a price's last digit does not matter to them.</summary>
/// <param name="Sessions">A number for each bar, the same for all bars of one trading day.</param>
internal sealed record BarSeries(double[] High, double[] Low, double[] Close, double[] Volume, int[] Sessions)
{
    public int Count => Close.Length;

    public static BarSeries Of(IReadOnlyList<HistoricalBar> bars, TimeZoneInfo zone) => new(
        [.. bars.Select(bar => (double)bar.High)],
        [.. bars.Select(bar => (double)bar.Low)],
        [.. bars.Select(bar => (double)bar.Close)],
        [.. bars.Select(bar => (double)(bar.Volume ?? 0))],
        [.. bars.Select(bar => Session(bar, zone))]);

    /// <summary>Bars of a day and longer are all of one session: their averages run over the whole span.</summary>
    private static int Session(HistoricalBar bar, TimeZoneInfo zone) =>
        bar.Time is { } time ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime).DayNumber : 0;
}
