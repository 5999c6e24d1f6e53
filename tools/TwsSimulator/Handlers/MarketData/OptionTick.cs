using TwsSimulator.Market;

namespace TwsSimulator.Handlers.MarketData;

/// <summary>One option computation: the volatility that explains a price, and the greeks at it.</summary>
internal readonly record struct OptionTick(double ImpliedVolatility, double Price, double UnderlyingPrice, BlackScholes Greeks)
{
    public static OptionTick At(Instrument option, decimal price, decimal underlying, double years)
    {
        var (call, spot, strike) = (option.Right == "C", (double)underlying, (double)option.Strike);
        var volatility = BlackScholes.ImpliedVolatility(call, (double)price, spot, strike, years);
        return new OptionTick(volatility, (double)price, spot, BlackScholes.Of(call, spot, strike, years, volatility));
    }
}
