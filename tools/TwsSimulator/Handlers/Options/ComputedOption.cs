using TwsSimulator.Handlers.MarketData;
using TwsSimulator.Market;

namespace TwsSimulator.Handlers.Options;

/// <summary>Computations by the market's own model, with a price or volatility that the client assumes.</summary>
internal static class ComputedOption
{
    private const double LeastVolatility = 0.001;
    private const double MostVolatility = 5;

    /// <summary>Null when no volatility within the model's bounds gives the price.</summary>
    public static OptionTick? OfPrice(Instrument option, double price, double underlying, double years)
    {
        if (price < At(option, LeastVolatility, underlying, years).Price || price > At(option, MostVolatility, underlying, years).Price)
            return null;
        var volatility = BlackScholes.ImpliedVolatility(option.Right == "C", price, underlying, (double)option.Strike, years);
        return new OptionTick(volatility, price, underlying, At(option, volatility, underlying, years));
    }

    public static OptionTick OfVolatility(Instrument option, double volatility, double underlying, double years)
    {
        var model = At(option, volatility, underlying, years);
        return new OptionTick(volatility, model.Price, underlying, model);
    }

    private static BlackScholes At(Instrument option, double volatility, double underlying, double years) =>
        BlackScholes.Of(option.Right == "C", underlying, (double)option.Strike, years, volatility);
}
