using System.ComponentModel;

namespace Gateway.Tools.Contracts;

/// <summary>The trading hours of the coming days.</summary>
internal sealed record HoursResult
{
    public required ContractInfo Contract { get; init; }

    [Description("The exchange's zone.")]
    public required string TimeZone { get; init; }

    [Description("All trading, the hours before and after the regular ones too.")]
    public required IReadOnlyList<HoursRow> Total { get; init; }

    [Description("Regular hours.")]
    public required IReadOnlyList<HoursRow> Liquid { get; init; }

    [Description("Days without any trading.")]
    public required IReadOnlyList<DateOnly> ClosedDays { get; init; }

    [Description("The last day that TWS told; there may be fewer than asked for.")]
    public DateOnly? Until { get; init; }
}
