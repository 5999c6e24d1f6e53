using System.ComponentModel;
using Gateway.Tools.Contracts;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;

namespace Gateway.Tools.Options;

/// <summary>What TWS's model computes for an option.</summary>
internal sealed record ComputationResult
{
    public required ContractInfo Contract { get; init; }

    [Description("Of one unit of the underlying.")]
    public decimal? OptionPrice { get; init; }

    [Description("A year's, as a fraction.")]
    public double? ImpliedVolatility { get; init; }

    public double? Delta { get; init; }

    public double? Gamma { get; init; }

    [Description("A percentage point of volatility.")]
    public double? Vega { get; init; }

    [Description("A day.")]
    public double? Theta { get; init; }

    [Description("Present value of dividends until expiry.")]
    public decimal? PvDividend { get; init; }

    [Description("The price that was assumed.")]
    public decimal? UnderlyingPrice { get; init; }

    [Description("given, or market: the option's implied volatility now.")]
    public string? VolatilitySource { get; init; }

    public static ComputationResult Of(Contract option, OptionComputation computed) => new()
    {
        Contract = ContractInfo.Of(option),
        OptionPrice = computed.Price,
        ImpliedVolatility = computed.ImpliedVolatility.Finite(),
        Delta = computed.Delta.Finite(),
        Gamma = computed.Gamma.Finite(),
        Vega = computed.Vega.Finite(),
        Theta = computed.Theta.Finite(),
        PvDividend = computed.PvDividend,
        UnderlyingPrice = computed.UnderlyingPrice,
    };
}
