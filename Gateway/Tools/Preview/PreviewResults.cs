using Gateway.Instruments;
using Gateway.Instruments.Contracts;

namespace Gateway.Tools.Preview;

/// <summary>An order that passed the gateway's own checks; TWS was not asked.</summary>
internal sealed record CheckResult
{
    [Description("Always true: an order that does not pass is an error that says why.")]
    public required bool Passes { get; init; }

    public required ContractInfo Contract { get; init; }

    [Description("The whole order in words, as it would be sent.")]
    public required string Order { get; init; }

    public required string Account { get; init; }
}

/// <summary>A preview, and the token that sends exactly it.</summary>
internal sealed record PreviewResult : WhatIf
{
    [Description("For ibkr_confirm_order, ibkr_stage_order or previewToken of ibkr_place_order: once, by you.")]
    public required string Token { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>The effect of one order on margin, and its commission, as TWS computes them. Amounts are in currency.</summary>
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

    [Description("Further notes of TWS on the order, such as when it would reach the exchange.")]
    public IReadOnlyList<TwsNote>? Warnings { get; init; }
}

/// <summary>A preview of several orders, and the token that sends exactly them.</summary>
internal sealed record BasketPreview
{
    [Description("For ibkr_place_basket: once, by you.")]
    public required string Token { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    [Description("Each as if it were alone: margins do not add up.")]
    public required IReadOnlyList<WhatIf> Orders { get; init; }

    public required int Count { get; init; }

    [Description("Sum of the commissions in one currency; absent when they are in several or not all known.")]
    public decimal? Commission { get; init; }
}

/// <summary>One figure before and after an order.</summary>
internal sealed record MarginChange(decimal? Before, decimal? Change, decimal? After)
{
    /// <summary>Null when TWS computed none of it.</summary>
    public static MarginChange? Of(decimal? before, decimal? change, decimal? after) =>
        before is null && change is null && after is null ? null : new MarginChange(before, change, after);
}
