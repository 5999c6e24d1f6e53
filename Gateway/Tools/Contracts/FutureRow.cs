using System.ComponentModel;
using Gateway.Tws.Model;

namespace Gateway.Tools.Contracts;

/// <summary>One month of a future.</summary>
internal sealed record FutureRow
{
    [Description("Name it again by conid:NUMBER.")]
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
