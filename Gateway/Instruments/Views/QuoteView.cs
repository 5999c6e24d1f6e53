using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;

namespace Gateway.Instruments.Views;

/// <summary>A quote as results show it; unknown values are absent.</summary>
internal record QuoteView
{
    [Description("live, frozen (last values before the close), delayed (15 to 20 minutes late) or delayed_frozen.")]
    public MarketDataType? DataType { get; init; }

    [Description("Time of the last tick, UTC.")]
    public DateTimeOffset? AsOf { get; init; }

    [Description("Key of the exchange letters, for ibkr_get_smart_components.")]
    public string? BboExchange { get; init; }

    public decimal? Bid { get; init; }

    public decimal? BidSize { get; init; }

    public decimal? Ask { get; init; }

    public decimal? AskSize { get; init; }

    public decimal? Last { get; init; }

    public decimal? LastSize { get; init; }

    public DateTimeOffset? LastTime { get; init; }

    public decimal? Open { get; init; }

    public decimal? High { get; init; }

    public decimal? Low { get; init; }

    [Description("The previous session's close.")]
    public decimal? Close { get; init; }

    [Description("Last against close.")]
    public decimal? Change { get; init; }

    [Description("Per cent.")]
    public decimal? ChangePercent { get; init; }

    public decimal? Volume { get; init; }

    [Description("not_halted, general or volatility.")]
    public Gateway.Tws.Api.MarketData.HaltState? Halted { get; init; }

    [Description("Generic tick 233.")]
    public decimal? Vwap { get; init; }

    [Description("Generic tick 232.")]
    public decimal? MarkPrice { get; init; }

    [Description("Generic tick 165.")]
    public decimal? Low52Weeks { get; init; }

    public decimal? High52Weeks { get; init; }

    public decimal? AverageVolume { get; init; }

    [Description("Generic tick 236: above 2.5 at least 1000 shares can be borrowed, above 1.5 only after they are located, otherwise none.")]
    public decimal? Shortable { get; init; }

    [Description("Generic tick 236.")]
    public decimal? ShortableShares { get; init; }

    [Description("Annualized, as a fraction; generic tick 106.")]
    public double? ImpliedVolatility { get; init; }

    [Description("Annualized, as a fraction; generic tick 104.")]
    public double? HistoricalVolatility { get; init; }

    [Description("Generic tick 101.")]
    public decimal? CallOpenInterest { get; init; }

    public decimal? PutOpenInterest { get; init; }

    [Description("Generic tick 588.")]
    public decimal? FuturesOpenInterest { get; init; }

    [Description("Options only: from TWS's model price.")]
    public GreeksView? Greeks { get; init; }
}

/// <summary>An option's greeks as results show them.</summary>
internal sealed record GreeksView
{
    [Description("Annualized, as a fraction.")]
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
