namespace TwsSimulator.Market.Catalog;

/// <summary>Stocks and funds, with their real ids and made-up price levels.</summary>
internal static class Stocks
{
    private const string Exchanges =
        "SMART,AMEX,NYSE,CBOE,PHLX,ISE,CHX,ARCA,NASDAQ,DRCTEDGE,BEX,BATS,EDGEA,BYX,IEX,EDGX,FOXRIVER,PEARL,NYSENAT,LTSE,MEMX,OVERNIGHT,PSX";

    private static readonly Row[] Rows =
    [
        new(265598, "AAPL", "APPLE INC", "NASDAQ", "Technology", "Computers", "Computers", 230, .26, 130_000, "US0378331005"),
        new(272093, "MSFT", "MICROSOFT CORP", "NASDAQ", "Technology", "Software", "Applications Software", 470, .23, 55_000, "US5949181045"),
        new(4815747, "NVDA", "NVIDIA CORP", "NASDAQ", "Technology", "Semiconductors", "Electronic Compo-Semicon", 150, .42, 500_000, "US67066G1040"),
        new(3691937, "AMZN", "AMAZON.COM INC", "NASDAQ", "Communications", "Internet", "E-Commerce/Products", 215, .30, 110_000, "US0231351067"),
        new(208813719, "GOOGL", "ALPHABET INC-CL A", "NASDAQ", "Communications", "Internet", "Web Portals/ISP", 180, .29, 80_000, "US02079K3059"),
        new(
            107113386, "META", "META PLATFORMS INC-CLASS A", "NASDAQ", "Communications", "Internet", "Internet Content-Entmnt", 640, .33, 36_000,
            "US30303M1027"),
        new(
            76792991, "TSLA", "TESLA INC", "NASDAQ", "Consumer, Cyclical", "Auto Manufacturers", "Auto-Cars/Light Trucks", 330, .52, 260_000,
            "US88160R1014"),
        new(
            4391, "AMD", "ADVANCED MICRO DEVICES", "NASDAQ", "Technology", "Semiconductors", "Electronic Compo-Semicon", 140, .46, 110_000,
            "US0079031078"),
        new(270639, "INTC", "INTEL CORP", "NASDAQ", "Technology", "Semiconductors", "Electronic Compo-Semicon", 24, .44, 200_000, "US4581401001"),
        new(15124833, "NFLX", "NETFLIX INC", "NASDAQ", "Communications", "Internet", "Internet Content-Entmnt", 1150, .34, 9_000, "US64110L1061"),
        new(8314, "IBM", "INTL BUSINESS MACHINES CORP", "NYSE", "Technology", "Computers", "Computer Services", 260, .22, 10_000, "US4592001014"),
        new(
            8894, "KO", "COCA-COLA CO/THE", "NYSE", "Consumer, Non-cyclical", "Beverages", "Beverages-Non-alcoholic", 70, .16, 40_000,
            "US1912161007"),
        new(1520593, "JPM", "JPMORGAN CHASE & CO", "NYSE", "Financial", "Banks", "Diversified Banking Inst", 265, .23, 23_000, "US46625H1005"),
        new(72063691, "BRK B", "BERKSHIRE HATHAWAY INC-CL B", "NYSE", "Financial", "Insurance", "Reinsurance", 490, .17, 10_000, "US0846707026"),
        new(13977, "XOM", "EXXON MOBIL CORP", "NYSE", "Energy", "Oil&Gas", "Oil Comp-Integrated", 112, .24, 40_000, "US30231G1025"),
        new(6459, "DIS", "WALT DISNEY CO/THE", "NYSE", "Communications", "Media", "Multimedia", 115, .27, 25_000, "US2546871060"),
        new(
            49462172, "V", "VISA INC-CLASS A SHARES", "NYSE", "Financial", "Diversified Finan Serv", "Finance-Credit Card", 350, .20, 15_000,
            "US92826C8394"),
        new(13824, "WMT", "WALMART INC", "NASDAQ", "Consumer, Cyclical", "Retail", "Retail-Discount", 97, .21, 45_000, "US9311421039"),
        new(756733, "SPY", "SS SPDR S&P 500 ETF TRUST-US", "ARCA", "", "", "", 600, .16, 180_000, "US78462F1030", "SPX"),
        new(320227571, "QQQ", "INVESCO QQQ TRUST SERIES 1", "NASDAQ", "", "", "", 530, .21, 110_000, "US46090E1038", "NDX"),
        new(12340041, "VTI", "VANGUARD TOTAL STOCK MKT ETF", "ARCA", "", "", "", 297, .16, 9_000, "US9229087690", "SPX"),
        new(95565404, "VXUS", "VANGUARD TOTAL INTL STOCK", "NASDAQ", "", "", "", 67, .15, 10_000, "US9219097683"),
        new(52197301, "VT", "VANGUARD TOT WORLD STK ETF", "ARCA", "", "", "", 125, .15, 6_000, "US9220427424"),
        new(43645828, "BND", "VANGUARD TOTAL BOND MARKET", "NASDAQ", "", "", "", 73, .06, 15_000, "US9219378356"),
        new(
            268084, "CSCO", "CISCO SYSTEMS INC", "NASDAQ", "Communications", "Telecommunications", "Networking Products", 62, .22, 55_000,
            "US17275R1023"),
        new(9579970, "IWM", "ISHARES RUSSELL 2000 ETF", "ARCA", "", "", "", 225, .22, 80_000, "US4642876555"),
        new(15547841, "TLT", "ISHARES 20+ YEAR TREASURY BD", "NASDAQ", "", "", "", 88, .12, 90_000, "US4642874329"),
        new(136155102, "KWEB", "KRANESHARES CSI CHINA INTRNT", "ARCA", "", "", "", 36, .36, 40_000, "US5007673065"),
        new(51529211, "GLD", "SPDR GOLD SHARES", "ARCA", "", "", "", 305, .18, 20_000, "US78463V1070"),
    ];

    public static IEnumerable<Instrument> All() => Rows.Select(row => new Instrument
    {
        ConId = row.ConId,
        Symbol = row.Symbol,
        SecType = "STK",
        Exchange = "SMART",
        PrimaryExchange = row.PrimaryExchange,
        LocalSymbol = row.Symbol,
        TradingClass = row.PrimaryExchange == "NASDAQ" ? "NMS" : row.Symbol,
        MarketName = row.PrimaryExchange == "NASDAQ" ? "NMS" : row.Symbol,
        Grid = MarketRules.Cent,
        LongName = row.LongName,
        Industry = row.Industry,
        Category = row.Category,
        Subcategory = row.Subcategory,
        StockType = row.Industry.Length == 0 ? "ETF" : "COMMON",
        Isin = row.Isin,
        ValidExchanges = Exchanges,
        Calendar = TradingCalendar.UsStocks,
        PathKey = row.PathKey ?? row.Symbol,
        BasePrice = row.BasePrice,
        Volatility = row.Volatility,
        SizeIncrement = 0.0001m,
        MinuteVolume = row.MinuteVolume,
    });

    private sealed record Row(
        int ConId, string Symbol, string LongName, string PrimaryExchange, string Industry, string Category, string Subcategory,
        double BasePrice, double Volatility, int MinuteVolume, string Isin, string? PathKey = null);
}
