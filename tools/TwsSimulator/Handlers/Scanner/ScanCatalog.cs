using TwsSimulator.Market;

namespace TwsSimulator.Handlers.Scanner;

/// <summary>The scanner parameters of the simulator: a small part of TWS's, under TWS's codes.</summary>
internal static class ScanCatalog
{
    private const string Companies = "STK";
    private const string All = "STK,ETF.EQ.US,FUT.US,IND.US";
    private const string Stocks = "STK,ETF.EQ.US";

    public static IReadOnlyList<ScanInstrument> Instruments { get; } =
    [
        new("STK", "US Stocks", one => one.IsAmericanStock),
        new("ETF.EQ.US", "US Equity ETFs", one => one is { IsAmericanStock: true, StockType: "ETF" }),
        new("FUT.US", "US Futures", one => one.SecType == "FUT"),
        new("IND.US", "US Indexes", one => one is { SecType: "IND", Currency: "USD" }),
    ];

    public static IReadOnlyList<ScanLocation> Locations { get; } =
    [
        new("STK.US", "US Stocks", "STK", "", _ => true),
        new("STK.US.MAJOR", "Listed/NASDAQ", "STK", "STK.US", _ => true),
        new("STK.NYSE", "NYSE", "STK", "STK.US.MAJOR", one => one.PrimaryExchange == "NYSE"),
        new("STK.NASDAQ", "NASDAQ", "STK", "STK.US.MAJOR", one => one.PrimaryExchange == "NASDAQ"),
        new("STK.ARCA", "ARCA", "STK", "STK.US.MAJOR", one => one.PrimaryExchange == "ARCA"),
        new("ETF.EQ.US", "US Equity ETFs", "ETF.EQ.US", "", _ => true),
        new("ETF.EQ.US.MAJOR", "Listed/NASDAQ", "ETF.EQ.US", "ETF.EQ.US", _ => true),
        new("FUT.US", "US Futures", "FUT.US", "", _ => true),
        new("FUT.CME", "CME", "FUT.US", "FUT.US", one => one.Exchange == "CME"),
        new("FUT.NYMEX", "NYMEX", "FUT.US", "FUT.US", one => one.Exchange == "NYMEX"),
        new("FUT.COMEX", "COMEX", "FUT.US", "FUT.US", one => one.Exchange == "COMEX"),
        new("FUT.CBOT", "CBOT", "FUT.US", "FUT.US", one => one.Exchange == "CBOT"),
        new("IND.US", "US Indexes", "IND.US", "", _ => true),
    ];

    public static IReadOnlyList<ScanCode> Codes { get; } =
    [
        new("TOP_PERC_GAIN", "Top % Gainers", All, one => one.ChangePercent),
        new("TOP_PERC_LOSE", "Top % Losers", All, one => -one.ChangePercent),
        new("MOST_ACTIVE", "Most Active", "STK,ETF.EQ.US,FUT.US", one => one.Volume),
        new("MOST_ACTIVE_USD", "Most Active ($)", Stocks, one => one.Turnover),
        new("HOT_BY_VOLUME", "Hot Contracts by Volume", "STK,ETF.EQ.US,FUT.US", one => one.RelativeVolume),
        new("HOT_BY_PRICE", "Hot Contracts by Price", All, one => Math.Abs(one.ChangePercent)),
        new("TOP_TRADE_COUNT", "Top Trade Count", "STK,ETF.EQ.US,FUT.US", one => one.Trades),
        new("TOP_TRADE_RATE", "Top Trade Rate", "STK,ETF.EQ.US,FUT.US", one => one.VolumeRate / 100),
        new("TOP_VOLUME_RATE", "Top Volume Rate", "STK,ETF.EQ.US,FUT.US", one => one.VolumeRate),
        new("TOP_PRICE_RANGE", "Top Price Range", All, one => one.RangePercent),
        new("HOT_BY_PRICE_RANGE", "Hot by Price Range", All, one => one.RangePercent),
        new("TOP_OPEN_PERC_GAIN", "Top % Gainers Since Open", All, one => one.ChangeSinceOpenPercent),
        new("TOP_OPEN_PERC_LOSE", "Top % Losers Since Open", All, one => -one.ChangeSinceOpenPercent),
        new("HIGH_OPEN_GAP", "Top Close-to-Open % Gainers", All, one => one.GapPercent),
        new("LOW_OPEN_GAP", "Top Close-to-Open % Losers", All, one => -one.GapPercent),
        new("HIGH_OPT_IMP_VOLAT", "Highest Option Imp Vol", Companies, one => one.ImpliedVolatility),
        new("LOW_OPT_IMP_VOLAT", "Lowest Option Imp Vol", Companies, one => -one.ImpliedVolatility),
        new("OPT_VOLUME_MOST_ACTIVE", "Most Active by Opt Volume", Companies, one => one.OptionVolume),
        new("HIGH_OPT_VOLUME_PUT_CALL_RATIO", "High Opt Volume P/C Ratio", Companies, one => one.PutCallRatio),
        new("LOW_OPT_VOLUME_PUT_CALL_RATIO", "Low Opt Volume P/C Ratio", Companies, one => -one.PutCallRatio),
        new("HIGH_DIVIDEND_YIELD_IB", "High Dividend Yield", Companies, one => one.DividendYield),
        new("ALL_SYMBOLS_ASC", "All Symbols (Asc)", All, _ => 0),
    ];

    public static IReadOnlyList<ScanFilter> Filters { get; } =
    [
        new("PRICE", "price", "Price", All, one => one.Price),
        new("VOLUME", "volume", "Volume", "STK,ETF.EQ.US,FUT.US", one => one.Volume),
        new("AVGVOLUME", "avgVolume", "Avg Volume", Stocks, one => one.AverageVolume),
        new("MKTCAP", "marketCap", "Market Capitalization (millions)", Companies, one => one.MarketCap, "1e6"),
        new("USDMKTCAP", "usdMarketCap", "Capitalization (USD millions)", Companies, one => one.MarketCap),
        new("CHANGEPERC", "changePerc", "Change (%)", All, one => one.ChangePercent),
        new("OPENGAPPERC", "openGapPerc", "Open Gap (%)", All, one => one.GapPercent),
        new("TRADECOUNT", "tradeCount", "Trade Count", "STK,ETF.EQ.US,FUT.US", one => one.Trades),
        new("IMPVOLAT", "impVolat", "Option Implied Volatility (%)", Companies, one => one.ImpliedVolatility),
        new("OPTVOLUME", "optVolume", "Option Volume", Companies, one => one.OptionVolume),
        new("AVGOPTVOLUME", "avgOptVolume", "Avg Option Volume", Companies, one => one.OptionVolume),
        new("DIVIB", "dividendYieldFrac", "Dividend Yield (%)", Companies, one => one.DividendYield),
    ];
}

/// <summary>A kind of instruments.</summary>
internal sealed record ScanInstrument(string Type, string Name, Func<Instrument, bool> Has);

/// <summary>Where instruments trade; a tree by <paramref name="Parent"/>.</summary>
internal sealed record ScanLocation(string Code, string Name, string Instrument, string Parent, Func<Instrument, bool> Has);

/// <summary>A ranking, the highest number first.</summary>
/// <param name="Instruments">Types that it ranks, separated by commas.</param>
internal sealed record ScanCode(string Code, string Name, string Instruments, Func<ScanFigures, decimal> By);

/// <summary>A number that may be bounded from below (<c>priceAbove</c>) and above (<c>priceBelow</c>).</summary>
/// <param name="Suffix">The text after Above and Below in the codes.</param>
internal sealed record ScanFilter(string Id, string Field, string Name, string Instruments, Func<ScanFigures, decimal> Value, string Suffix = "")
{
    public string Above => $"{Field}Above{Suffix}";

    public string Below => $"{Field}Below{Suffix}";
}
