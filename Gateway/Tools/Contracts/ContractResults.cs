using System.Diagnostics.CodeAnalysis;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Tools.Contracts;

/// <summary>The instrument with a given contract id.</summary>
internal sealed record SecurityDefinitionResult
{
    public required ContractInfo Contract { get; init; }

    [Description("Its names, rules and hours.")]
    public required InstrumentDetails Details { get; init; }

    public static SecurityDefinitionResult Of(ContractDetails details) => new()
    {
        Contract = ContractInfo.Of(details.Contract),
        Details = new InstrumentDetails(details),
    };
}

/// <summary>The months of a future, the next first.</summary>
internal sealed record FuturesResult
{
    public required string Symbol { get; init; }

    public required IReadOnlyList<FutureRow> Months { get; init; }

    public required int Count { get; init; }

    [Description("False when TWS did not finish the list in time.")]
    public required bool Complete { get; init; }
}

/// <summary>Every instrument that fits a contract.</summary>
internal sealed record DetailsResult
{
    [Description(ThirdParty.Mark)]
    public bool Untrusted { get; } = true;

    public required IReadOnlyList<DetailsRow> Results { get; init; }

    [Description("Instruments in this result.")]
    public required int Count { get; init; }

    [Description("False when TWS did not finish the list in time.")]
    public required bool Complete { get; init; }
}

/// <summary>The instruments that fit a search.</summary>
internal sealed record SymbolsResult
{
    [Description(ThirdParty.Mark)]
    public bool Untrusted { get; } = true;

    public required IReadOnlyList<SymbolMatch> Results { get; init; }

    public required int Count { get; init; }
}

/// <summary>One month of a future.</summary>
internal sealed record FutureRow
{
    [Description("Use it again as conid:NUMBER.")]
    public required int ConId { get; init; }

    public required string LocalSymbol { get; init; }

    [Description("Delivery, yyyyMM.")]
    public string? ContractMonth { get; init; }

    [Description("yyyyMMdd.")]
    public required string LastTradeDate { get; init; }

    public required string Exchange { get; init; }

    public string? Currency { get; init; }

    public string? TradingClass { get; init; }

    public string? Multiplier { get; init; }

    [Description("Smallest price step.")]
    public required decimal MinTick { get; init; }

    public static FutureRow Of(ContractDetails details) => new()
    {
        ConId = details.Contract.ConId,
        LocalSymbol = details.Contract.LocalSymbol,
        ContractMonth = details.ContractMonth.OrNull(),
        LastTradeDate = details.Contract.LastTradeDateOrContractMonth,
        Exchange = details.Contract.Exchange,
        Currency = details.Contract.Currency.OrNull(),
        TradingClass = details.Contract.TradingClass.OrNull(),
        Multiplier = details.Contract.Multiplier.OrNull(),
        MinTick = details.MinTick,
    };
}

/// <summary>One instrument that fits a search.</summary>
internal sealed record SymbolMatch
{
    public required int ConId { get; init; }

    public required string Symbol { get; init; }

    public required string SecType { get; init; }

    public string? PrimaryExchange { get; init; }

    public string? Currency { get; init; }

    [Description("The company's name.")]
    public string? Description { get; init; }

    [Description("Security types of the derivatives that it has.")]
    public required IReadOnlyList<string> DerivativeSecTypes { get; init; }

    public static SymbolMatch Of(ContractDescription found) => new()
    {
        ConId = found.Contract.ConId,
        Symbol = found.Contract.Symbol,
        SecType = found.Contract.SecType,
        PrimaryExchange = found.Contract.PrimaryExch.OrNull(),
        Currency = found.Contract.Currency.OrNull(),
        Description = found.Contract.Description.OrNull(),
        DerivativeSecTypes = found.DerivativeSecTypes,
    };
}

/// <summary>The contract details of one instrument, as results show them.</summary>
internal sealed record DetailsRow : InstrumentDetails
{
    [SetsRequiredMembers]
    public DetailsRow(ContractDetails details)
        : base(details) => Contract = ContractInfo.Of(details.Contract);

    public required ContractInfo Contract { get; init; }
}
