using System.Xml.Linq;
using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Text;
using Gateway.Tools.Fundamentals;
using Gateway.Tws.Model;

namespace Gateway.Tools.Scanner;

/// <summary>Market scans.</summary>
[Toolset("scanner", AccessScope.MarketRead)]
internal sealed class ScannerTools(ScanRequests scans, ScanCatalogs catalogs)
{
    private const int MostRows = 50;

    [Tool("ibkr_get_scanner_parameters", "Scanner parameters", ReadOnly = true, Idempotent = true, Requests = "reqScannerParameters",
        Example = """{"section":"Filters","search":"price"}""")]
    [Rows("parameters", 50)]
    [Description("The codes for scans: scan codes, instruments, locations or filters, filtered by a text. For plain words use ibkr_find_scans.")]
    public async Task<ScanParametersResult> GetScannerParametersAsync(
        [Description("Section of codes.")] ScanSection section = ScanSection.Scans,
        [FreeText][Description("Part of a code or name.")][MaxLength(60)] string? search = null,
        [Description("Only codes for this type, such as STK.")][MaxLength(30)] string? instrument = null,
        [Description("xml: adds TWS's own text.")] MarkupFormat format = MarkupFormat.Json,
        CancellationToken cancellationToken = default)
    {
        var catalog = await catalogs.GetAsync(cancellationToken);
        var kind = instrument?.Trim().OrNull();
        if (kind is not null && !catalog.Instruments.Any(one => string.Equals(one.Code, kind, StringComparison.OrdinalIgnoreCase)))
            throw ToolErrors.InvalidArgument(
                $"instrument: must be a type that TWS scans; got '{UntrustedText.Show(kind)}'; example: STK", "List them with section instruments.");
        var found = catalog.Of(section)
            .Where(
                one => (search?.Trim().OrNull() is not { } text || one.Holds(text))
                    && (kind is null || section == ScanSection.Instruments || one.Takes(kind)))
            .ToList();
        var shown = format == MarkupFormat.Xml
            ? [.. found.Select(one => one with { Xml = one.Element?.ToString(SaveOptions.DisableFormatting) })]
            : found;
        return new ScanParametersResult
        {
            Section = section,
            Description = $"{section} of TWS's market scanner",
            Parameters = shown,
            Count = shown.Count,
        };
    }

    [Tool("ibkr_find_scans", "Find scans", ReadOnly = true, Idempotent = true, Requests = "reqScannerParameters",
        Example = """{"query":"stocks with unusual volume"}""")]
    [Description("Scan codes for plain words, the best first, for ibkr_run_market_scanner.")]
    public async Task<FoundScans> FindScansAsync(
        [FreeText][Description("Plain words, such as most active stocks.")][Length(1, 200)][Example("biggest gainers today")] string query,
        [Description("Purpose of the scan.")] ScanIntent? intent = null,
        CancellationToken cancellationToken = default)
    {
        var found = ScanFinder.Find((await catalogs.GetAsync(cancellationToken)).Scans, query, intent);
        return new FoundScans { Scans = found, Count = found.Count };
    }

    [Tool("ibkr_run_market_scanner", "Run a market scan", ReadOnly = true, Requests = "reqScannerSubscription, cancelScannerSubscription",
        Example = """{"scanCode":"TOP_PERC_GAIN","numberOfRows":5}""")]
    [Description("The current ranking of any scan code with filters, once. For the usual scans use ibkr_run_scan_preset; codes are in "
        + "ibkr_find_scans.")]
    public Task<ScanResult> RunMarketScannerAsync(
        [Description("A code of ibkr_find_scans.")][Length(1, 100)][RegularExpression("[!-~]*")][Example("TOP_PERC_GAIN")] string scanCode,
        [Description("Type of instruments.")][RegularExpression("[!-~]*")] string instrument = "STK",
        [Description("Where they trade.")][RegularExpression("[!-~]*")] string locationCode = "STK.US.MAJOR",
        [Description("The most rows.")][Range(1, MostRows)] int numberOfRows = MostRows,
        [Description("Minimum price, such as 5.")][Range(0, 1_000_000_000)] decimal? abovePrice = null,
        [Description("Maximum price, such as 100.")][Range(0, 1_000_000_000)] decimal? belowPrice = null,
        [Description("Least volume today.")][Range(0, int.MaxValue)] int? aboveVolume = null,
        [Description("Minimum market capitalization, in millions.")][Range(0, 1_000_000_000)] decimal? marketCapAbove = null,
        [Description("Maximum market capitalization, in millions.")][Range(0, 1_000_000_000)] decimal? marketCapBelow = null,
        [Description("CORP: companies only.")] StockTypeFilter? stockTypeFilter = null,
        [Description("Further filters by code.")] ScanFilters? filters = null,
        [Description("Adds each row's price.")] bool withQuotes = false,
        CancellationToken cancellationToken = default) =>
        scans.RunAsync(
            new ScannerSubscription
            {
                ScanCode = scanCode.Trim(),
                Instrument = instrument.Trim(),
                LocationCode = locationCode.Trim(),
                NumberOfRows = numberOfRows,
                AbovePrice = abovePrice,
                BelowPrice = belowPrice,
                AboveVolume = aboveVolume,
                MarketCapAbove = marketCapAbove,
                MarketCapBelow = marketCapBelow,
                StockTypeFilter = stockTypeFilter is { } type ? EnumName<StockTypeFilter>.Of(type) : string.Empty,
                FilterOptions = filters?.Values ?? [],
            },
            withQuotes, cancellationToken);

    [Tool("ibkr_run_scan_preset", "Run a usual scan", ReadOnly = true, Requests = "reqScannerSubscription, cancelScannerSubscription",
        Example = """{"preset":"top_gainers","rows":5}""")]
    [Description("One of the usual scans of US stocks above 5 USD, with prices. For other codes and filters use ibkr_run_market_scanner.")]
    public Task<ScanResult> RunScanPresetAsync(
        [Description("Name of the scan.")] ScanPreset preset,
        [Description("The most rows.")][Range(1, MostRows)] int rows = 20,
        [Description("Adds each row's price.")] bool withQuotes = true,
        CancellationToken cancellationToken = default) =>
        scans.RunAsync(ScanPresets.Of(preset, rows), withQuotes, cancellationToken);
}
