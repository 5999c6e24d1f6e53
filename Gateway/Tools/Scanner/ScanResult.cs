using System.ComponentModel;

namespace Gateway.Tools.Scanner;

/// <summary>The ranking of a scan.</summary>
internal sealed record ScanResult
{
    public required string ScanCode { get; init; }

    public required string Instrument { get; init; }

    public required string LocationCode { get; init; }

    [Description("When TWS sent the ranking.")]
    public required DateTimeOffset AsOf { get; init; }

    [Description("The best first; empty when nothing fits the filters.")]
    public required IReadOnlyList<ScanResultRow> Results { get; init; }

    public required int Count { get; init; }
}
