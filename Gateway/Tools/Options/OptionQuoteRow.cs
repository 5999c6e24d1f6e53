using System.ComponentModel;
using Gateway.Tools.Contracts;

namespace Gateway.Tools.Options;

/// <summary>The quote of one option, or why there is none.</summary>
internal sealed record OptionQuoteRow : OptionSide
{
    [Description("As it was asked for when it could not be resolved.")]
    public required ContractInfo Contract { get; init; }

    [Description("TWS's model price.")]
    public decimal? ModelPrice { get; init; }

    public decimal? UnderlyingPrice { get; init; }

    [Description("False when time ran out: fields that are absent may exist.")]
    public bool Complete { get; init; }

    [Description("Why this option has no quote, when others of the same call have.")]
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
