using TwsSimulator.Market;

namespace TwsSimulator.Handlers.MarketData;

/// <summary>The values that answer generic tick ids at the start of a line: plausible, and always the same for an instrument.</summary>
internal static class GenericTickValues
{
    public static void Send(TickWriter ticks, Instrument instrument, HashSet<int> wanted, MarketQuote quote)
    {
        foreach (var id in wanted.Order())
            Send(ticks, instrument, id, quote);
    }

    private static void Send(TickWriter ticks, Instrument instrument, int id, MarketQuote quote)
    {
        switch (id)
        {
            case 100:
                ticks.Size(29, Some(instrument, id, 40_000));
                ticks.Size(30, Some(instrument, id + 1, 30_000));
                break;
            case 101:
                ticks.Size(27, Some(instrument, id, 900_000));
                ticks.Size(28, Some(instrument, id + 1, 700_000));
                break;
            case 104:
                ticks.Generic(23, Math.Round(instrument.Volatility * 0.95, 6));
                break;
            case 105:
                ticks.Size(87, Some(instrument, id, 80_000));
                break;
            case 106:
                ticks.Generic(24, Math.Round(instrument.Volatility, 6));
                break;
            case 162:
                ticks.Generic(31, 0);
                break;
            case 165:
                SendYear(ticks, instrument, quote);
                break;
            case 221 or 232:
                ticks.Price(TickTypes.MarkPrice, quote.Mid);
                break;
            case 236:
                ticks.Generic(46, 3);
                ticks.Size(89, Some(instrument, id, 9_000_000));
                break;
            case 293:
                ticks.Generic(54, Math.Floor((double)quote.Volume / 100));
                break;
            case 294:
                ticks.Generic(55, instrument.MinuteVolume / 100);
                break;
            case 295:
                ticks.Generic(56, instrument.MinuteVolume);
                break;
            case 318:
                ticks.Price(57, quote.Close);
                break;
            case 411:
                ticks.Generic(58, Math.Round(instrument.Volatility * 0.9, 6));
                break;
            case 456:
                ticks.Text(59, "1.00,1.04,20270210,0.26");
                break;
            case 588:
                ticks.Size(86, Some(instrument, id, 2_000_000));
                break;
            case 595:
                ticks.Size(63, instrument.MinuteVolume * 3);
                ticks.Size(64, instrument.MinuteVolume * 5);
                ticks.Size(65, instrument.MinuteVolume * 10);
                break;
            default:
                // The other legal ids belong to subscriptions or events that the simulated user does not have.
                break;
        }
    }

    private static void SendYear(TickWriter ticks, Instrument instrument, MarketQuote quote)
    {
        for (var weeks = 0; weeks < 3; weeks++)
        {
            var share = (decimal)(instrument.Volatility * (0.3 + 0.2 * weeks));
            ticks.Price(15 + 2 * weeks, OnGrid(quote.Low * (1 - share), instrument));
            ticks.Price(16 + 2 * weeks, OnGrid(quote.High * (1 + share), instrument));
        }
        ticks.Size(21, instrument.MinuteVolume * 390m / 100);
    }

    private static decimal OnGrid(decimal price, Instrument instrument) => instrument.Grid.Nearest(price);

    private static decimal Some(Instrument instrument, int salt, int most) =>
        Math.Floor((decimal)(most * (0.2 + 0.8 * Hash.Unit(Hash.Of(0, instrument.LocalSymbol), salt, 0))));

    /// <summary><c>price;size;timeMs;dayVolume;vwap;singleMarketMaker</c>.</summary>
    public static string RtVolume(MarketQuote quote) => string.Create(
        CultureInfo.InvariantCulture,
        $"{quote.Last};{quote.LastSize};{quote.Time.ToUnixTimeMilliseconds()};{quote.Volume};{(quote.High + quote.Low + quote.Last) / 3:0.########}"
        + $";true");
}
