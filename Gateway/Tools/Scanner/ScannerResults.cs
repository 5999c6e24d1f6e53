using System.Xml.Linq;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;

namespace Gateway.Tools.Scanner;

/// <summary>One place of a ranking.</summary>
internal sealed record ScanResultRow
{
    [Description("Counted from 0.")]
    public required int Rank { get; init; }

    public required ContractInfo Contract { get; init; }

    [Description("Value of the scan; usually absent.")]
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

/// <summary>The ranking of a scan.</summary>
internal sealed record ScanResult
{
    public required string ScanCode { get; init; }

    public required string Instrument { get; init; }

    public required string LocationCode { get; init; }

    [Description("When TWS sent the ranking.")]
    public required DateTimeOffset AsOf { get; init; }

    [Description("The best first; empty when nothing matches the filters.")]
    public required IReadOnlyList<ScanResultRow> Results { get; init; }

    public required int Count { get; init; }
}

/// <summary>A part of the scanner parameters.</summary>
internal sealed record ScanParametersResult
{
    public required ScanSection Section { get; init; }

    [Description("Description of the data.")]
    public string? Description { get; init; }

    public required IReadOnlyList<ScanEntry> Parameters { get; init; }

    [Description("Entries of the section after search and instrument.")]
    public required int Count { get; init; }
}

/// <summary>The common scans.</summary>
internal enum ScanPreset
{
    [JsonStringEnumMemberName("top_gainers")]
    TopGainers,

    [JsonStringEnumMemberName("top_losers")]
    TopLosers,

    [JsonStringEnumMemberName("most_active")]
    MostActive,

    [JsonStringEnumMemberName("most_active_usd")]
    MostActiveUsd,

    [JsonStringEnumMemberName("hot_by_volume")]
    HotByVolume,

    [JsonStringEnumMemberName("hot_by_price")]
    HotByPrice,

    [JsonStringEnumMemberName("high_iv")]
    HighIv,

    [JsonStringEnumMemberName("low_iv")]
    LowIv,

    [JsonStringEnumMemberName("option_volume")]
    OptionVolume,

    [JsonStringEnumMemberName("put_call_ratio")]
    PutCallRatio,

    [JsonStringEnumMemberName("gap_up")]
    GapUp,

    [JsonStringEnumMemberName("gap_down")]
    GapDown,

    [JsonStringEnumMemberName("high_dividend")]
    HighDividend,
}

/// <summary>The price of an instrument in a ranking.</summary>
internal sealed record ScanQuote
{
    public decimal? Bid { get; init; }

    public decimal? Ask { get; init; }

    public decimal? Last { get; init; }

    [Description("Change from the previous close in per cent.")]
    public decimal? ChangePercent { get; init; }

    public decimal? Volume { get; init; }

    [Description("Live, frozen, delayed or delayed and frozen.")]
    public MarketDataType? DataType { get; init; }

    public DateTimeOffset? AsOf { get; init; }

    public static ScanQuote Of(Quote quote)
    {
        var view = QuoteViews.Of(quote);
        return new ScanQuote
        {
            Bid = view.Bid,
            Ask = view.Ask,
            Last = view.Last,
            ChangePercent = view.ChangePercent,
            Volume = view.Volume,
            DataType = view.DataType,
            AsOf = view.AsOf,
        };
    }
}

/// <summary>One scan, instrument, location or filter of the scanner parameters.</summary>
internal sealed record ScanEntry
{
    [Description("A value for ibkr_run_market_scanner.")]
    public required string Code { get; init; }

    public required string Name { get; init; }

    [Description("Instrument types that it is valid for, separated by commas; absent when TWS names none.")]
    public string? Instruments { get; init; }

    [Description("The parent location.")]
    public string? Parent { get; init; }

    [Description("Values of the filter, if TWS lists them.")]
    public string? Choices { get; init; }

    [Description("With format xml: the element as TWS sent it.")]
    public string? Xml { get; init; }

    /// <summary>As TWS sent it.</summary>
    [JsonIgnore]
    public XElement? Element { get; init; }

    public bool Takes(string instrument) => Instruments?.Split(',').Contains(instrument, StringComparer.OrdinalIgnoreCase) == true;

    public bool Holds(string text) =>
        Code.Contains(text, StringComparison.OrdinalIgnoreCase) || Name.Contains(text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The types of stocks that a scan includes.</summary>
internal enum StockTypeFilter
{
    [JsonStringEnumMemberName("ALL")]
    All,

    [JsonStringEnumMemberName("CORP")]
    Corp,

    [JsonStringEnumMemberName("ADR")]
    Adr,

    [JsonStringEnumMemberName("ETF")]
    Etf,

    [JsonStringEnumMemberName("REIT")]
    Reit,

    [JsonStringEnumMemberName("CEF")]
    Cef,
}

/// <summary>Scans that fit plain words.</summary>
internal sealed record FoundScans
{
    [Description("The best match first; empty when no word matches.")]
    public required IReadOnlyList<ScanEntry> Scans { get; init; }

    public required int Count { get; init; }
}

/// <summary>The purpose of a scan.</summary>
internal enum ScanIntent
{
    Gainers,
    Losers,
    Active,
    Volatility,
    Options,
    Gaps,
    Dividends,
    Value,
}

/// <summary>The parts of the scanner parameters.</summary>
internal enum ScanSection
{
    Scans,
    Instruments,
    Locations,
    Filters,
}
