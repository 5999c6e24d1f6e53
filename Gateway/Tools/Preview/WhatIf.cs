using System.ComponentModel;
using Gateway.Tools.Contracts;

namespace Gateway.Tools.Preview;

/// <summary>What one order would do to margin and what it would cost, as TWS computes it. Amounts are in currency.</summary>
internal record WhatIf
{
    public required ContractInfo Contract { get; init; }

    [Description("The whole order in words, as it would be sent.")]
    public required string Order { get; init; }

    [Description("The key under which the order can be looked up once it is sent.")]
    public required string OrderRef { get; init; }

    public required string Account { get; init; }

    [Description("Currency of the margins.")]
    public string? Currency { get; init; }

    public MarginChange? InitMargin { get; init; }

    public MarginChange? MaintMargin { get; init; }

    public MarginChange? EquityWithLoan { get; init; }

    [Description("TWS's estimate; with min and max where it gives a range.")]
    public decimal? Commission { get; init; }

    public decimal? MinCommission { get; init; }

    public decimal? MaxCommission { get; init; }

    public string? CommissionCurrency { get; init; }

    [Description("Limit, or the quote for a market order; what notional and breakeven are computed with.")]
    public decimal? Price { get; init; }

    [Description("Quantity times price times multiplier, in the contract's currency.")]
    public decimal? Notional { get; init; }

    [Description("The price at which closing it wins back the commissions of both ways.")]
    public decimal? Breakeven { get; init; }

    [Description("TWS's warning, which it would show in a dialog.")]
    public string? Warning { get; init; }
}
