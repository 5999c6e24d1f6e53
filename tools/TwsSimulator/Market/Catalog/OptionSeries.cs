namespace TwsSimulator.Market.Catalog;

/// <summary>The options of one trading class that expire on one day: strikes around the price of the underlying, each as call and put.</summary>
/// <param name="TradingClass">Such as SPXW for the weekly options on SPX.</param>
/// <param name="Expiry">The last trading day.</param>
/// <param name="Step">Distance between strikes.</param>
/// <param name="Down">How far the strikes reach below the price, as a part of it.</param>
/// <param name="Up">How far they reach above it.</param>
internal sealed record OptionSeries(string TradingClass, DateOnly Expiry, decimal Step, decimal Down, decimal Up)
{
    private const double SmilePerLogMoneyness = 0.5;

    private static readonly string[] Rights = ["C", "P"];

    /// <summary>The day that names the option and settles it; that of an option settled in the morning follows its last trading day.</summary>
    public DateOnly Settles { get; init; } = Expiry;

    /// <summary>Every option of the series.</summary>
    /// <param name="common">What they have in common; the underlying among it.</param>
    /// <param name="price">The price of the underlying.</param>
    /// <param name="nameOf">The local symbol, by right and strike.</param>
    public IEnumerable<Instrument> Options(Instrument common, decimal price, Func<OptionSeries, string, decimal, string> nameOf)
    {
        var first = Math.Ceiling(price * (1 - Down) / Step) * Step;
        var count = (int)((price * (1 + Up) - first) / Step) + 1;
        return
            from index in Enumerable.Range(0, Math.Max(count, 1))
            let strike = first + index * Step
            where strike > 0
            from right in Rights
            select Option(common, strike, right, price, nameOf(this, right, strike));
    }

    private Instrument Option(Instrument common, decimal strike, string right, decimal price, string localSymbol)
    {
        var distance = Math.Abs(Math.Log((double)(strike / price)));
        return common with
        {
            ConId = ConIds.Of(common.SecType, localSymbol),
            Expiry = Expiry,
            RealExpiry = Settles,
            ContractMonth = Settles.ToString("yyyyMM", CultureInfo.InvariantCulture),
            Strike = strike,
            Right = right,
            LocalSymbol = localSymbol,
            TradingClass = TradingClass,
            MarketName = TradingClass,
            Volatility = common.Underlying!.Volatility + SmilePerLogMoneyness * distance,
            MinuteVolume = (int)(20 * Math.Exp(-8 * distance)) + 1,
        };
    }
}
