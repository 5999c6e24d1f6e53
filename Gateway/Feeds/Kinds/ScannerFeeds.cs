using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Api;
using Gateway.Tws.Model;

namespace Gateway.Feeds.Kinds;

/// <summary>Rankings of the market as TWS computes them.</summary>
internal sealed class ScannerFeeds(TwsClient client)
{
    private const string Printable = "[ -~]*";

    [Feed(FeedKind.Scanner, AccessScope.MarketRead, typeof(RankingView))]
    [Description("The whole ranking of a scan each time TWS computes it, about twice a minute.")]
    public Task<FeedSource> ScanAsync(
        [Description("The scan's code.")][RegularExpression(Printable)][Example("TOP_PERC_GAIN")] string scanCode,
        [Description("The instruments to scan.")][RegularExpression(Printable)][Example("STK")] string instrument = "STK",
        [Description("Location of the scan.")][RegularExpression(Printable)][Example("STK.US.MAJOR")] string locationCode = "STK.US.MAJOR",
        [Description("Maximum number of rows.")][Range(1, 50)] int numberOfRows = 50,
        [Description("Minimum price.")] decimal? abovePrice = null,
        [Description("Maximum price.")] decimal? belowPrice = null,
        [Description("Minimum volume.")][Range(0, int.MaxValue)] int? aboveVolume = null)
    {
        var scan = new ScannerSubscription
        {
            ScanCode = scanCode.ToUpperInvariant(),
            Instrument = instrument,
            LocationCode = locationCode,
            NumberOfRows = numberOfRows,
            AbovePrice = abovePrice,
            BelowPrice = belowPrice,
            AboveVolume = aboveVolume,
        };
        return Task.FromResult(new FeedSource(
            string.Join('|', scan.ScanCode, instrument, locationCode, numberOfRows, abovePrice, belowPrice, aboveVolume),
            token => FeedStep.Of(client.Scanner.StreamAsync(scan, token), rows => RankingView.Of(scan.ScanCode, rows), token)));
    }
}

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

/// <summary>One place of a ranking; the texts have a meaning of the scan's own.</summary>
/// <param name="Rank">Counted from 0.</param>
internal sealed record RankedView(int Rank, ContractInfo Contract, string? Distance, string? Benchmark, string? Projection, string? LegsStr);
