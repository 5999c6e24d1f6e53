using System.ComponentModel;

namespace Gateway.Tools.Technical;

/// <summary>An indicator's values at one bar.</summary>
internal sealed record IndicatorPoint
{
    [Description("Begin of the bar, UTC; the day for bars of a day and longer.")]
    public required string Date { get; init; }

    [Description("By the name of the line; a line without a value yet is absent.")]
    public required IReadOnlyDictionary<string, double> Values { get; init; }
}
