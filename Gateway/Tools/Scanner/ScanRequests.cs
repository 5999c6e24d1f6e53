using Gateway.Handlers;
using Gateway.Text;
using Gateway.Tws.Api;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Scanner;

/// <summary>Runs scans: checks their codes against the catalogue first, and requests quotes for the results.</summary>
internal sealed class ScanRequests(TwsClient client, ScanCatalogs catalogs, TimeProvider time)
{
    private const int QuotesAtOnce = 10;
    private static readonly TimeSpan QuoteTime = TimeSpan.FromSeconds(4);

    /// <exception cref="ToolException">The catalogue does not hold a code; nothing was scanned.</exception>
    public async Task<ScanResult> RunAsync(ScannerSubscription subscription, bool withQuotes, CancellationToken cancellationToken)
    {
        Check(await catalogs.GetAsync(cancellationToken), subscription);
        var ranking = await client.Scanner.ScanAsync(subscription, cancellationToken);
        var asOf = time.GetUtcNow();
        var rows = withQuotes ? await QuoteAsync(ranking, cancellationToken) : [.. ranking.Select(ScanResultRow.Of)];
        return new ScanResult
        {
            ScanCode = subscription.ScanCode,
            Instrument = subscription.Instrument,
            LocationCode = subscription.LocationCode,
            AsOf = asOf,
            Results = rows,
            Count = rows.Count,
        };
    }

    private static void Check(ScanCatalog catalog, ScannerSubscription subscription)
    {
        Check("instrument", subscription.Instrument, catalog.Instruments, "STK", "instruments");
        Check("locationCode", subscription.LocationCode, catalog.Locations, "STK.US.MAJOR", "locations");
        Check("scanCode", subscription.ScanCode, catalog.Scans, "TOP_PERC_GAIN", "scans");
        foreach (var filter in subscription.FilterOptions)
            Check("filters", filter.Tag, catalog.Filters, "changePercAbove=2", "filters");
        if (catalog.Scans.First(scan => scan.Code == subscription.ScanCode) is { Instruments: not null } code && !code.Takes(subscription.Instrument))
            throw ToolErrors.InvalidArgument(
                $"scanCode: must be valid for {subscription.Instrument}; {code.Code} is valid for {code.Instruments}; example: MOST_ACTIVE");
    }

    private static void Check(string field, string value, IReadOnlyList<ScanEntry> known, string example, string section)
    {
        if (known.Any(entry => entry.Code == value))
            return;
        var nearest = Spelling.Nearest(value, known.Select(entry => entry.Code));
        throw ToolErrors.InvalidArgument(
            $"{field}: must be a code that TWS knows; got '{UntrustedText.Show(value)}'; example: {nearest ?? example}",
            $"List them with ibkr_get_scanner_parameters, section {section}.");
    }

    /// <summary>A few at a time: each quote holds a market data line while it is taken.</summary>
    private async Task<IReadOnlyList<ScanResultRow>> QuoteAsync(IReadOnlyList<ScanRow> ranking, CancellationToken cancellationToken)
    {
        var rows = new ScanResultRow[ranking.Count];
        foreach (var chunk in Enumerable.Range(0, ranking.Count).Chunk(QuotesAtOnce))
            await Task.WhenAll(
                chunk.Select(
                    async i => rows[i] = ScanResultRow.Of(ranking[i]) with { Quote = await QuoteAsync(ranking[i].Contract, cancellationToken) }));
        return rows;
    }

    private async Task<ScanQuote?> QuoteAsync(Contract contract, CancellationToken cancellationToken)
    {
        try
        {
            return ScanQuote.Of((await client.MarketData.QuoteAsync(contract, timeout: QuoteTime, cancellationToken: cancellationToken)).Quote);
        }
        catch (Exception none) when (none is TwsRequestException or TwsTimeoutException or TwsRefusedException)
        {
            // The ranking is the answer; a row without a quote says so by its absence.
            return null;
        }
    }
}
