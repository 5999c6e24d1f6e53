using TwsSimulator.Market;

namespace TwsSimulator.Handlers.Depth;

/// <summary>
/// Makes an order book around a quote: the best prices and their sizes are the quote's, those behind it are made up, and change more slowly the
/// deeper they lie.
/// </summary>
internal static class BookMaker
{
    private const int Levels = 10;

    private static readonly string[] Exchanges = ["NASDAQ", "ARCA", "BATS", "NYSE", "IEX"];
    private static readonly string[] MarketMakers = ["NSDQ", "CDRG", "VIRT", "JNST", "GSCO"];

    /// <summary>One side, best price first, at most so many rows. In a smart book each exchange has a row of its own at each price.</summary>
    public static List<BookRow> Side(Instrument instrument, MarketQuote quote, bool isBid, int rows, bool smart)
    {
        var side = new List<BookRow>();
        for (var level = 0; level < Levels && side.Count < rows; level++)
        {
            var tick = instrument.Grid.TickAt(isBid ? quote.Bid : quote.Ask);
            var price = isBid ? quote.Bid - level * tick : quote.Ask + level * tick;
            if (price <= 0)
                break;
            AddLevel(side, instrument, price, SizeAt(instrument, quote, isBid, level), level, smart);
        }
        return side.Count > rows ? side[..rows] : side;
    }

    private static void AddLevel(List<BookRow> side, Instrument instrument, decimal price, decimal size, int level, bool smart)
    {
        var lot = Lot(instrument);
        if (!smart || instrument.SecType != "STK" || size < 2 * lot)
        {
            side.Add(new BookRow(price, size, NameOf(instrument, level, smart)));
            return;
        }
        var first = Math.Ceiling(size / lot / 2) * lot;
        side.Add(new BookRow(price, first, NameOf(instrument, level, smart)));
        side.Add(new BookRow(price, size - first, NameOf(instrument, level + 1, smart)));
    }

    private static string NameOf(Instrument instrument, int level, bool smart) => (instrument.SecType, smart) switch
    {
        ("STK", true) => Exchanges[level % Exchanges.Length],
        ("STK", false) => MarketMakers[level % MarketMakers.Length],
        _ => instrument.Exchange,
    };

    private static decimal SizeAt(Instrument instrument, MarketQuote quote, bool isBid, int level)
    {
        if (level == 0)
            return isBid ? quote.BidSize : quote.AskSize;
        var key = Hash.Of(0, instrument.LocalSymbol);
        var moment = quote.Time.ToUnixTimeSeconds() / level;
        return (decimal)(1 + Math.Floor(20 * Hash.Unit(key, (isBid ? 200 : 230) + level, moment))) * Lot(instrument);
    }

    private static decimal Lot(Instrument instrument) => instrument.SecType switch
    {
        "STK" => 100,
        "CASH" => 500_000,
        "CRYPTO" => 0.05m,
        _ => 1,
    };
}
