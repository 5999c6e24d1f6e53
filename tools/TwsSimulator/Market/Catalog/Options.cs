namespace TwsSimulator.Market.Catalog;

/// <summary>Calls and puts around the present price of an underlying.</summary>
internal static class Options
{
    /// <summary>Strikes reach a quarter of the price either way.</summary>
    private const decimal Reach = 0.25m;

    private const double SmilePerLogMoneyness = 0.5;
    private const string Exchanges = "SMART,AMEX,CBOE,PHLX,PSE,ISE,BOX,BATS,NASDAQOM,CBOE2,NASDAQBX,MIAX,GEMINI,EDGX,MERCURY,PEARL,EMERALD,MEMX";

    private static readonly string[] Rights = ["C", "P"];

    /// <summary>Options on every stock and fund, on the index, and on the next future on that.</summary>
    /// <param name="price">That the strikes of an underlying stand about.</param>
    public static IEnumerable<Instrument> All(IReadOnlyList<Instrument> underlyings, Func<Instrument, decimal> price, DateOnly today)
    {
        var future = underlyings.First(one => one is { SecType: "FUT", Symbol: "ES" });
        return
        [
            .. underlyings.Where(one => one.IsAmericanStock).SelectMany(stock => OfStock(stock, price(stock), today)),
            .. OfIndex(Indexes.Spx, price(Indexes.Spx), strikeStep: 50, today),
            .. OfFuture(future, price(future), strikeStep: 50, today),
        ];
    }

    private static IEnumerable<Instrument> Of(Instrument underlying, decimal price, decimal strikeStep, DateOnly today)
    {
        var middle = Math.Round(price / strikeStep) * strikeStep;
        var steps = (int)(price * Reach / strikeStep);
        return
            from expiry in Expiries.OfOptions(today, weekly: 3, monthly: 3)
            from step in Enumerable.Range(-steps, 2 * steps + 1)
            let strike = middle + step * strikeStep
            from right in Rights
            select Option(underlying, expiry, strike, right, price);
    }

    /// <summary>Options on a stock or fund: the dearer it is, the wider apart its strikes.</summary>
    private static IEnumerable<Instrument> OfStock(Instrument stock, decimal price, DateOnly today) =>
        Of(stock, price, price switch { < 30 => 1, < 80 => 2.5m, < 1000 => 5, _ => 10 }, today);

    /// <summary>Options on an index are settled in cash and trade at its own exchange, too.</summary>
    private static IEnumerable<Instrument> OfIndex(Instrument index, decimal price, decimal strikeStep, DateOnly today) =>
        Of(index, price, strikeStep, today).Select(option => option with
        {
            ValidExchanges = "SMART," + index.Exchange,
            Grid = MarketRules.NickelOptions,
        });

    /// <summary>Options on a future: its exchange, its multiplier, and no expiry after its own.</summary>
    private static IEnumerable<Instrument> OfFuture(Instrument future, decimal price, decimal strikeStep, DateOnly today) =>
        from option in Of(future, price, strikeStep, today)
        where option.Expiry <= future.Expiry
        select option with
        {
            ConId = ConIds.Of("FOP", option.LocalSymbol),
            SecType = "FOP",
            Multiplier = future.Multiplier,
            Exchange = future.Exchange,
            ValidExchanges = future.Exchange,
            Grid = MarketRules.IndexFutureOptions,
            Calendar = future.Calendar,
        };

    private static Instrument Option(Instrument underlying, DateOnly expiry, decimal strike, string right, decimal price)
    {
        // The class of BRK B is BRKB.
        var tradingClass = underlying.Symbol.Replace(" ", "", StringComparison.Ordinal);
        var localSymbol = string.Create(CultureInfo.InvariantCulture, $"{tradingClass,-6}{expiry:yyMMdd}{right}{(int)(strike * 1000):00000000}");
        var distance = Math.Abs(Math.Log((double)(strike / price)));
        return new Instrument
        {
            ConId = ConIds.Of("OPT", localSymbol),
            Symbol = underlying.Symbol,
            SecType = "OPT",
            Expiry = expiry,
            ContractMonth = expiry.ToString("yyyyMM", CultureInfo.InvariantCulture),
            Strike = strike,
            Right = right,
            Multiplier = 100,
            Exchange = "SMART",
            LocalSymbol = localSymbol,
            TradingClass = tradingClass,
            MarketName = tradingClass,
            Grid = MarketRules.PennyOptions,
            LongName = underlying.LongName,
            Industry = underlying.Industry,
            Category = underlying.Category,
            Subcategory = underlying.Subcategory,
            ValidExchanges = Exchanges,
            Calendar = TradingCalendar.UsOptions,
            Underlying = underlying,
            PathKey = underlying.PathKey,
            BasePrice = underlying.BasePrice,
            Volatility = underlying.Volatility + SmilePerLogMoneyness * distance,
            HalfSpreadTicks = 2,
            MinuteVolume = (int)(20 * Math.Exp(-8 * distance)) + 1,
        };
    }
}
