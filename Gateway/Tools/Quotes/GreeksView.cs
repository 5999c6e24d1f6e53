using System.ComponentModel;
using Gateway.Tws.Api.MarketData;

namespace Gateway.Tools.Quotes;

/// <summary>An option's greeks as results show them.</summary>
internal sealed record GreeksView
{
    [Description("A year's, as a fraction.")]
    public double? ImpliedVolatility { get; init; }

    public double? Delta { get; init; }

    public double? Gamma { get; init; }

    public double? Vega { get; init; }

    public double? Theta { get; init; }

    [Description("TWS's model price.")]
    public decimal? ModelPrice { get; init; }

    public decimal? UnderlyingPrice { get; init; }

    public static GreeksView? Of(OptionComputation? computed) => computed is not { } values
        ? null
        : new GreeksView
        {
            ImpliedVolatility = values.ImpliedVolatility.Figure(),
            Delta = values.Delta.Figure(),
            Gamma = values.Gamma.Figure(),
            Vega = values.Vega.Figure(),
            Theta = values.Theta.Figure(),
            ModelPrice = values.Price,
            UnderlyingPrice = values.UnderlyingPrice,
        };
}
