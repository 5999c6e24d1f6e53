using System.ComponentModel;
using Gateway.Tools.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Tools.Scanner;

/// <summary>One place of a ranking.</summary>
internal sealed record ScanResultRow
{
    [Description("Counted from 0.")]
    public required int Rank { get; init; }

    public required ContractInfo Contract { get; init; }

    [Description("Scan's own figure; mostly absent.")]
    public string? Distance { get; init; }

    public string? Benchmark { get; init; }

    public string? Projection { get; init; }

    [Description("Legs of a combination.")]
    public string? LegsStr { get; init; }

    [Description("With withQuotes; absent when no quote came.")]
    public ScanQuote? Quote { get; init; }

    public static ScanResultRow Of(ScanRow row) => new()
    {
        Rank = row.Rank,
        Contract = ContractInfo.Of(row.Contract),
        Distance = row.Distance.OrNull(),
        Benchmark = row.Benchmark.OrNull(),
        Projection = row.Projection.OrNull(),
        LegsStr = row.Legs.OrNull(),
    };
}
