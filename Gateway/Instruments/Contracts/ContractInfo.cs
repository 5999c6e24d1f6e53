using Gateway.Tws.Model;

namespace Gateway.Instruments.Contracts;

/// <summary>An instrument as results name it; a field that does not apply is absent.</summary>
internal sealed record ContractInfo
{
    [Description("IB's id of the instrument; name it again by conid:NUMBER.")]
    public int? ConId { get; init; }

    public string? Symbol { get; init; }

    public string? SecType { get; init; }

    public string? Exchange { get; init; }

    public string? PrimaryExchange { get; init; }

    public string? Currency { get; init; }

    public string? LocalSymbol { get; init; }

    public string? TradingClass { get; init; }

    [Description("yyyyMMdd, or yyyyMM.")]
    public string? LastTradeDateOrContractMonth { get; init; }

    public decimal? Strike { get; init; }

    [Description("C or P.")]
    public string? Right { get; init; }

    public string? Multiplier { get; init; }

    [Description("Present where prices are in a fraction of the currency, such as 100 for pence: divide a price by it for money.")]
    public int? PriceMagnifier { get; init; }

    /// <summary>The instrument with the unit of its prices, for results that show prices.</summary>
    public static ContractInfo Of(ContractDetails details) =>
        Of(details.Contract) with { PriceMagnifier = details.PriceMagnifier > 1 ? details.PriceMagnifier : null };

    public static ContractInfo Of(Contract contract) => new()
    {
        ConId = contract.ConId > 0 ? contract.ConId : null,
        Symbol = contract.Symbol.OrNull(),
        SecType = contract.SecType.OrNull(),
        Exchange = contract.Exchange.OrNull(),
        PrimaryExchange = contract.PrimaryExch.OrNull(),
        Currency = contract.Currency.OrNull(),
        LocalSymbol = contract.LocalSymbol.OrNull(),
        TradingClass = contract.TradingClass.OrNull(),
        LastTradeDateOrContractMonth = contract.LastTradeDateOrContractMonth.OrNull(),
        Strike = contract.Strike is > 0 ? contract.Strike : null,
        Right = contract.Right is "C" or "P" ? contract.Right : null,
        Multiplier = contract.Multiplier.OrNull(),
    };
}
