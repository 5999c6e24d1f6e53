using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tws.Api.Options;
using Gateway.Tws.Model;

namespace Gateway.Tools.Options;

/// <summary>The options of one expiration around the money.</summary>
internal sealed record ChainResult
{
    public string? Symbol { get; init; }

    public required ContractInfo Underlying { get; init; }

    [Description("Absent when TWS has no price; then the middle strikes are shown.")]
    public decimal? UnderlyingPrice { get; init; }

    [Description("Field of the quote that the price comes from.")]
    public PriceSource? UnderlyingPriceSource { get; init; }

    [Description("yyyyMMdd.")]
    public required string Expiration { get; init; }

    public required int DaysToExpiration { get; init; }

    public string? TradingClass { get; init; }

    public string? Exchange { get; init; }

    [Description("Units of the underlying in one contract.")]
    public required decimal Multiplier { get; init; }

    [Description("By strike, ascending.")]
    public required IReadOnlyList<ChainRow> Chain { get; init; }

    public required int Count { get; init; }

    [Description("The same as count.")]
    public required int StrikeCount { get; init; }

    [Description("All strikes of this expiration.")]
    public required int StrikesListed { get; init; }

    [Description("True when every option shown has a complete quote; missing lists the others.")]
    public required bool Complete { get; init; }

    public IReadOnlyList<string>? Missing { get; init; }

    [Description("live, frozen, delayed or delayed_frozen: the least current of the quotes.")]
    public MarketDataType? DataType { get; init; }

    [Description("Last change of the oldest quote, UTC.")]
    public DateTimeOffset? AsOf { get; init; }

    [Description("All expirations of the underlying's options.")]
    public required IReadOnlyList<string> Expirations { get; init; }

    public required IReadOnlyList<string> TradingClasses { get; init; }
}

/// <summary>The expirations and strikes of an underlying's options (reqSecDefOptParams).</summary>
internal sealed record ChainParamsResult
{
    public required int UnderlyingConId { get; init; }

    public required ContractInfo Underlying { get; init; }

    [Description("One for each trading class and exchange.")]
    public required IReadOnlyList<ChainParamsRow> Chains { get; init; }

    [Description("Exchanges that list these options; select one with exchange.")]
    public required IReadOnlyList<string> Exchanges { get; init; }

    public required int Count { get; init; }

    [Description("False when TWS did not finish the list in time. Complete and empty means that there are no options.")]
    public required bool Complete { get; init; }
}

/// <summary>Quotes of options, in the order asked for.</summary>
internal sealed record OptionQuotesResult
{
    public required IReadOnlyList<OptionQuoteRow> Quotes { get; init; }

    public required int Count { get; init; }

    [Description("True when every option has a complete quote.")]
    public required bool Complete { get; init; }

    [Description("live, frozen, delayed or delayed_frozen: the least current of the quotes.")]
    public MarketDataType? DataType { get; init; }

    [Description("Last change of the oldest quote, UTC.")]
    public DateTimeOffset? AsOf { get; init; }
}

/// <summary>The call or the put of a strike; unknown values are absent.</summary>
internal record OptionSide
{
    [Description("Use it again as conid:NUMBER.")]
    public int? ConId { get; init; }

    public decimal? Bid { get; init; }

    public decimal? Ask { get; init; }

    public decimal? Last { get; init; }

    [Description("Contracts today.")]
    public decimal? Volume { get; init; }

    public decimal? OpenInterest { get; init; }

    [Description("Annualized implied volatility as a fraction.")]
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
        OpenInterest = greeks ? quote.OpenInterest : null,
        Iv = greeks ? (quote.Greeks?.ImpliedVolatility).Figure() : null,
        Delta = greeks ? (quote.Greeks?.Delta).Figure() : null,
        Gamma = greeks ? (quote.Greeks?.Gamma).Figure() : null,
        Theta = greeks ? (quote.Greeks?.Theta).Figure() : null,
        Vega = greeks ? (quote.Greeks?.Vega).Figure() : null,
    });
}

/// <summary>The quote of one option, or why there is none.</summary>
internal sealed record OptionQuoteRow : OptionSide
{
    [Description("The requested text when it could not be resolved.")]
    public required ContractInfo Contract { get; init; }

    [Description("TWS's model price.")]
    public decimal? ModelPrice { get; init; }

    public decimal? UnderlyingPrice { get; init; }

    [Description("False when the time ran out: absent fields may exist.")]
    public bool Complete { get; init; }

    [Description("Why this option has no quote, if others of the call have one.")]
    public RowError? Error { get; init; }

    public static OptionQuoteRow Of(OptionQuote quote) => Fill(
        new OptionQuoteRow
        {
            Contract = ContractInfo.Of(quote.Contract),
            ModelPrice = quote.Quote?.ModelGreeks?.Price,
            UnderlyingPrice = quote.Greeks?.UnderlyingPrice,
            Complete = quote.Complete,
            Error = quote.Failure is { } failure ? RowError.Of(failure) : null,
        },
        quote,
        greeks: true);
}

/// <summary>The expirations and strikes of one trading class at one exchange. Not every strike exists at every expiration.</summary>
internal sealed record ChainParamsRow
{
    public required string Exchange { get; init; }

    public required int UnderlyingConId { get; init; }

    [Description("Distinguishes series with the same underlying and date, such as SPX and SPXW.")]
    public required string TradingClass { get; init; }

    [Description("Units of the underlying in one contract.")]
    public string? Multiplier { get; init; }

    [Description("yyyyMMdd, the next first.")]
    public required IReadOnlyList<string> Expirations { get; init; }

    public required IReadOnlyList<decimal> Strikes { get; init; }

    public static ChainParamsRow Of(OptionParameters grid) => new()
    {
        Exchange = grid.Exchange,
        UnderlyingConId = grid.UnderlyingConId,
        TradingClass = grid.TradingClass,
        Multiplier = grid.Multiplier.OrNull(),
        Expirations = grid.Expirations,
        Strikes = grid.Strikes,
    };
}

/// <summary>Which strikes of an expiration are shown.</summary>
/// <param name="Around">How many, the nearest to the money; not used when a bound is given.</param>
internal sealed record StrikeWindow(int Around, decimal? Min = null, decimal? Max = null)
{
    /// <summary>Two options a strike, at some seconds for each batch of lines: more would keep the caller waiting too long.</summary>
    public const int Most = 60;

    /// <summary>The strikes, ascending, and how many of those that fit were left out.</summary>
    /// <param name="center">The underlying's price; null takes the middle of the list.</param>
    /// <exception cref="ToolException">No strike lies between the bounds.</exception>
    public (IReadOnlyList<decimal> Strikes, int LeftOut) Choose(IReadOnlyList<decimal> strikes, decimal? center)
    {
        if (strikes.Count == 0)
            return ([], 0);
        var fitting = strikes.Where(strike => strike >= (Min ?? 0) && strike <= (Max ?? decimal.MaxValue)).ToList();
        if (fitting.Count == 0)
            throw ToolErrors.InvalidArgument(FormattableString.Invariant(
                $"minStrike: must leave a strike of those from {strikes[0]} to {strikes[^1]}; example: {strikes[strikes.Count / 2]}"));
        var count = Min is null && Max is null ? Math.Min(Around, Most) : Most;
        var middle = center ?? fitting[fitting.Count / 2];
        var chosen = fitting.OrderBy(strike => Math.Abs(strike - middle)).Take(count).Order().ToList();
        return (chosen, Min is null && Max is null ? 0 : fitting.Count - chosen.Count);
    }
}

/// <summary>One strike with its call and put, as far as they exist and were asked for.</summary>
internal sealed record ChainRow
{
    public required decimal Strike { get; init; }

    public OptionSide? Call { get; init; }

    public OptionSide? Put { get; init; }
}
