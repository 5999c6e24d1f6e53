namespace TwsSimulator.Market.Catalog;

/// <summary>Currency pairs, an index, a crypto currency and a bond.</summary>
internal static class Spot
{
    public static IEnumerable<Instrument> All() =>
    [
        Pair(12087792, "EUR", "USD", "European Monetary Union euro", 1.16, .075),
        Pair(12087797, "GBP", "USD", "British pound", 1.34, .08),
        Pair(15016059, "USD", "JPY", "United States dollar", 148, .095),
        Spx,
        Bitcoin,
        Treasury,
    ];

    public static Instrument Spx { get; } = new()
    {
        ConId = 416904,
        Symbol = "SPX",
        SecType = "IND",
        Exchange = "CBOE",
        LocalSymbol = "SPX",
        TradingClass = "SPX",
        MarketName = "SPX",
        MinTick = 0.01m,
        LongName = "S&P 500 Stock Index",
        Industry = "Indices",
        Category = "Broad Range Equity Index",
        Subcategory = "*",
        ValidExchanges = "CBOE",
        MarketRuleId = MarketRules.Cent,
        Calendar = TradingCalendar.UsOptions,
        PathKey = "SPX",
        BasePrice = 6000,
        Volatility = .16,
        MinuteVolume = 0,
    };

    private static Instrument Bitcoin { get; } = new()
    {
        ConId = 479624278,
        Symbol = "BTC",
        SecType = "CRYPTO",
        Exchange = "PAXOS",
        LocalSymbol = "BTC.USD",
        TradingClass = "BTC",
        MarketName = "BTC",
        MinTick = 0.25m,
        SizeIncrement = 0.00000001m,
        LongName = "Bitcoin cryptocurrency",
        ValidExchanges = "PAXOS",
        MarketRuleId = MarketRules.QuarterPoint,
        Calendar = TradingCalendar.Crypto,
        PathKey = "BTC",
        BasePrice = 105_000,
        Volatility = .55,
        HalfSpreadTicks = 20,
        MinuteVolume = 3,
    };

    private static Instrument Treasury { get; } = new()
    {
        ConId = 590_104_502,
        Symbol = "US-T",
        SecType = "BOND",
        Expiry = new DateOnly(2052, 8, 15),
        Exchange = "SMART",
        LocalSymbol = "IBCID590104502",
        TradingClass = "US-T",
        MarketName = "USGOVT",
        MinTick = 0.01m,
        SizeIncrement = 1000,
        LongName = "United States Treasury",
        Cusip = "912810TJ7",
        Isin = "US912810TJ79",
        ValidExchanges = "SMART",
        MarketRuleId = MarketRules.Cent,
        Calendar = TradingCalendar.UsOptions,
        PathKey = "US-T",
        BasePrice = 72,
        Volatility = .09,
        Coupon = 3,
        MinuteVolume = 40,
    };

    private static Instrument Pair(int conId, string symbol, string currency, string longName, double price, double volatility) => new()
    {
        ConId = conId,
        Symbol = symbol,
        SecType = "CASH",
        Exchange = "IDEALPRO",
        Currency = currency,
        LocalSymbol = $"{symbol}.{currency}",
        TradingClass = $"{symbol}.{currency}",
        MarketName = $"{symbol}.{currency}",
        MinTick = currency == "JPY" ? 0.005m : 0.00005m,
        LongName = longName,
        ValidExchanges = "IDEALPRO",
        MarketRuleId = currency == "JPY" ? MarketRules.HalfYenPip : MarketRules.HalfPip,
        Calendar = TradingCalendar.Forex,
        PathKey = symbol + currency,
        BasePrice = price,
        Volatility = volatility,
        MinuteVolume = 0,
    };
}
