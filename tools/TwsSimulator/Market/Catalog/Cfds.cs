namespace TwsSimulator.Market.Catalog;

/// <summary>Contracts for difference: each moves with its stock, costs margin instead of its price, and brings no market data of its own.</summary>
internal static class Cfds
{

    public static IEnumerable<Instrument> On(IEnumerable<Instrument> stocks) =>
        stocks.Where(stock => stock.SecType == "STK" && stock.IsMainListing).Select(Cfd);

    private static Instrument Cfd(Instrument stock) => stock with
    {
        ConId = ConIds.Of("CFD", $"{stock.Symbol}.{stock.Currency}"),
        SecType = "CFD",
        PrimaryExchange = "",
        LocalSymbol = stock.Symbol,
        TradingClass = stock.Symbol,
        MarketName = stock.Symbol,
        StockType = "",
        Isin = "",
        ValidExchanges = "SMART",
        MinuteVolume = 0,
        Underlying = stock,
    };
}
