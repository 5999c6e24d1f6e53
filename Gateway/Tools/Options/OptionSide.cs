using System.ComponentModel;

namespace Gateway.Tools.Options;

/// <summary>The call or the put of a strike; what is not known is absent.</summary>
internal record OptionSide
{
    [Description("Name it again by conid:NUMBER.")]
    public int? ConId { get; init; }

    public decimal? Bid { get; init; }

    public decimal? Ask { get; init; }

    public decimal? Last { get; init; }

    [Description("Contracts today.")]
    public decimal? Volume { get; init; }

    public decimal? OpenInterest { get; init; }

    [Description("Implied volatility, a year's, as a fraction.")]
    public double? Iv { get; init; }

    public double? Delta { get; init; }

    public double? Gamma { get; init; }

    [Description("A day.")]
    public double? Theta { get; init; }

    [Description("A percentage point of volatility.")]
    public double? Vega { get; init; }

    public static T Fill<T>(T side, OptionQuote quote, bool greeks) where T : OptionSide => (T)(side with
    {
        ConId = quote.Contract.ConId > 0 ? quote.Contract.ConId : null,
        Bid = quote.Quote?.Bid,
        Ask = quote.Quote?.Ask,
        Last = quote.Quote?.Last,
        Volume = quote.Quote?.Volume,
        OpenInterest = quote.OpenInterest,
        Iv = greeks ? (quote.Greeks?.ImpliedVolatility).Figure() : null,
        Delta = greeks ? (quote.Greeks?.Delta).Figure() : null,
        Gamma = greeks ? (quote.Greeks?.Gamma).Figure() : null,
        Theta = greeks ? (quote.Greeks?.Theta).Figure() : null,
        Vega = greeks ? (quote.Greeks?.Vega).Figure() : null,
    });
}
