using System.ComponentModel;

namespace Gateway.Tools.Fundamentals;

/// <summary>When a company tells its earnings.</summary>
internal sealed record EarningsRow
{
    [Description("yyyy-MM-dd.")]
    public required string Date { get; init; }

    public string? Symbol { get; init; }

    public required int ConId { get; init; }

    [Description("Such as BEFORE MARKET; absent when it is not known.")]
    public string? TimeOfDay { get; init; }

    [Description("Such as Q4.")]
    public string? FiscalQuarter { get; init; }

    public int? FiscalYear { get; init; }

    [Description("Such as CONFIRMED.")]
    public string? Status { get; init; }
}
