using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Feeds.Kinds;

/// <summary>A ranking of the market, the first place first.</summary>
internal sealed record RankingView
{
    public required string ScanCode { get; init; }

    public required IReadOnlyList<RankedView> Results { get; init; }

    public required int Count { get; init; }

    public static RankingView Of(string scanCode, IReadOnlyList<ScanRow> rows) => new()
    {
        ScanCode = scanCode,
        Results = [.. rows.Select(row => new RankedView(
            row.Rank, ContractInfo.Of(row.Contract), row.Distance.OrNull(), row.Benchmark.OrNull(), row.Projection.OrNull(), row.Legs.OrNull()))],
        Count = rows.Count,
    };
}
