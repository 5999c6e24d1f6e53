namespace TwsSimulator.Market.Catalog;

/// <summary>Stocks of London (in pence), Frankfurt (in euro) and Tokyo (in yen), and second listings of American names in dollars.</summary>
internal static class ForeignStocks
{
    private static readonly Row[] Rows =
    [
        new(0, "VOD", "VODAFONE GROUP PLC", "LSE", 78.7, .24, 90_000, "GB00BH4HKS39"),
        new(0, "BP.", "BP PLC", "LSE", 395, .26, 60_000, "GB0007980591"),
        new(0, "AZN", "ASTRAZENECA PLC", "LSE", 10_600, .22, 3_000, "GB0009895292"),
        new(14204, "SAP", "SAP SE", "IBIS", 255, .25, 3_500, "DE0007164600"),
        new(0, "SIE", "SIEMENS AG-REG", "IBIS", 218, .24, 2_500, "DE0007236101"),
        new(0, "BMW", "BAYERISCHE MOTOREN WERKE AG", "IBIS", 77, .26, 2_800, "DE0005190003"),
        new(0, "7203", "TOYOTA MOTOR CORP", "TSEJ", 2_700, .24, 60_000, "JP3633400001"),
        new(0, "6758", "SONY GROUP CORP", "TSEJ", 3_900, .27, 30_000, "JP3435000009"),
        new(0, "CSCO", "CISCO SYSTEMS INC", "EBS", 62, .22, 40, "US17275R1023", "CSCO"),
        new(0, "KWEB", "KRANESHARES CSI CHINA INTERNET UCITS ETF USD", "LSEETF", 21, .36, 120, "IE00BFXR7892"),
    ];

    public static IEnumerable<Instrument> All() => Rows.Select(row => Place(row.Exchange) with
    {
        ConId = row.ConId != 0 ? row.ConId : ConIds.Of("STK", $"{row.Symbol}@{row.Exchange}"),
        Symbol = row.Symbol,
        LongName = row.LongName,
        LocalSymbol = row.Symbol,
        BasePrice = row.BasePrice,
        Volatility = row.Volatility,
        MinuteVolume = row.MinuteVolume,
        Isin = row.Isin,
        StockType = row.LongName.Contains("ETF", StringComparison.Ordinal) ? "ETF" : "COMMON",
        PathKey = row.PathKey ?? $"{row.Symbol}@{row.Exchange}",
        PathCalendar = row.PathKey is null ? null : TradingCalendar.UsStocks,
        IsMainListing = Place(row.Exchange).Currency != "USD",
    });

    /// <summary>What the stocks of an exchange have in common.</summary>
    private static Instrument Place(string exchange) => exchange switch
    {
        "LSE" => At(exchange, "GBP", "SMART,LSE,CHIXUK,BATEUK,TRQXUK", TradingCalendar.London, MarketRules.London, "SETM") with
        {
            PriceMagnifier = 100,
        },
        "LSEETF" => At(exchange, "USD", "SMART,LSEETF", TradingCalendar.London, MarketRules.HalfCent, "ETC1"),
        "IBIS" => At(exchange, "EUR", "SMART,IBIS,IBIS2,FWB2,GETTEX,TGATE", TradingCalendar.Xetra, MarketRules.Xetra, "XETRA"),
        "EBS" => At(exchange, "USD", "SMART,EBS", TradingCalendar.Xetra, MarketRules.Cent, "USA"),
        _ => At(exchange, "JPY", "SMART,TSEJ,JPNNEXT,CHIXJ", TradingCalendar.Tokyo, MarketRules.Tokyo, "A") with { SizeIncrement = 100 },
    };

    private static Instrument At(
        string exchange, string currency, string validExchanges, TradingCalendar calendar, PriceGrid grid, string tradingClass) => new()
        {
            ConId = 0,
            Symbol = "",
            SecType = "STK",
            Exchange = "SMART",
            PrimaryExchange = exchange,
            Currency = currency,
            LocalSymbol = "",
            TradingClass = tradingClass,
            MarketName = tradingClass,
            Grid = grid,
            LongName = "",
            ValidExchanges = validExchanges,
            Calendar = calendar,
            PathKey = "",
            BasePrice = 1,
            Volatility = 1,
            MinuteVolume = 1,
        };

    /// <param name="ConId">0 where the real one is not known.</param>
    private sealed record Row(
        int ConId, string Symbol, string LongName, string Exchange, double BasePrice, double Volatility, int MinuteVolume, string Isin,
        string? PathKey = null);
}
