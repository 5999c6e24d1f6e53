namespace TwsSimulator.Market.Catalog;

/// <summary>Currency pairs, and gold as it is traded among banks.</summary>
internal static class Currencies
{
    public static IEnumerable<Instrument> All() =>
    [
        Pair(12087792, "EUR", "USD", "European Monetary Union euro", 1.16, .075),
        Pair(12087797, "GBP", "USD", "British pound", 1.34, .08),
        Pair(15016059, "USD", "JPY", "United States dollar", 148, .095),
        Pair(12087820, "USD", "CHF", "United States dollar", .80, .08),
        Pair(15016062, "USD", "CAD", "United States dollar", 1.38, .065),
        Pair(14433401, "AUD", "USD", "Australian dollar", .66, .10),
        Pair(12087807, "EUR", "GBP", "European Monetary Union euro", .866, .06),
        Pair(14321016, "EUR", "JPY", "European Monetary Union euro", 171.7, .10),
        Gold,
    ];

    private static Instrument Gold { get; } = new()
    {
        ConId = 69067924,
        Symbol = "XAUUSD",
        SecType = "CMDTY",
        Exchange = "SMART",
        LocalSymbol = "XAUUSD",
        TradingClass = "XAUUSD",
        MarketName = "XAUUSD",
        Grid = MarketRules.Cent,
        LongName = "London Gold",
        ValidExchanges = "SMART,IBCMDTY",
        Calendar = TradingCalendar.Forex,
        PathKey = "GC",
        PathCalendar = TradingCalendar.UsFutures,
        BasePrice = 3330,
        Volatility = .16,
        HalfSpreadTicks = 20,
        MinuteVolume = 0,
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
        Grid = currency == "JPY" ? MarketRules.HalfYenPip : MarketRules.HalfPip,
        LongName = longName,
        ValidExchanges = "IDEALPRO",
        Calendar = TradingCalendar.Forex,
        PathKey = symbol + currency,
        BasePrice = price,
        Volatility = volatility,
        MinuteVolume = 0,
    };
}
