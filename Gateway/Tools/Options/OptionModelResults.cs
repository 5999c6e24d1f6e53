using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;

namespace Gateway.Tools.Options;

/// <summary>What TWS's model computes for an option.</summary>
internal sealed record ComputationResult
{
    public required ContractInfo Contract { get; init; }

    [Description("Of one unit of the underlying.")]
    public decimal? OptionPrice { get; init; }

    [Description("Annualized, as a fraction.")]
    public double? ImpliedVolatility { get; init; }

    public double? Delta { get; init; }

    public double? Gamma { get; init; }

    [Description("A percentage point of volatility.")]
    public double? Vega { get; init; }

    [Description("A day.")]
    public double? Theta { get; init; }

    [Description("Present value of dividends until expiry.")]
    public decimal? PvDividend { get; init; }

    [Description("The assumed price.")]
    public decimal? UnderlyingPrice { get; init; }

    [Description("given, or market: the option's implied volatility now.")]
    public string? VolatilitySource { get; init; }

    public static ComputationResult Of(Contract option, OptionComputation computed) => new()
    {
        Contract = ContractInfo.Of(option),
        OptionPrice = computed.Price,
        ImpliedVolatility = computed.ImpliedVolatility.Figure(),
        Delta = computed.Delta.Figure(),
        Gamma = computed.Gamma.Figure(),
        Vega = computed.Vega.Figure(),
        Theta = computed.Theta.Figure(),
        PvDividend = computed.PvDividend,
        UnderlyingPrice = computed.UnderlyingPrice,
    };
}

/// <summary>A call or a put.</summary>
internal enum OptionSideChoice
{
    [JsonStringEnumMemberName("C")]
    Call,

    [JsonStringEnumMemberName("P")]
    Put,
}
