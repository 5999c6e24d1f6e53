using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Tools.Orders;

namespace Gateway.Tools.Preview;

/// <summary>An order that passed the gateway's own checks; TWS was not asked.</summary>
internal sealed record CheckResult
{
    [Description("Always true: an order that does not pass is an error with the reason.")]
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
internal record WhatIf : IToolSummary
{
    public required ContractInfo Contract { get; init; }

    [Description("The whole order in words, as it would be sent.")]
    public required string Order { get; init; }

    [Description("Key to look the order up after it is sent.")]
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

    [Description("The limit, else the trigger, else the quote. Notional and breakeven are computed from it.")]
    public decimal? Price { get; init; }

    [Description("Value of the order at price, in notionalCurrency; of a combination its net price in money, negative for a negative price.")]
    public decimal? Notional { get; init; }

    [Description("Prices may be quoted in a hundredth of it (pence, cents) or in per cent of par; the notional never is.")]
    public string? NotionalCurrency { get; init; }

    [Description("The quote now.")]
    public MarketPrice? MarketPrice { get; init; }

    [Description("The price at which closing the position recovers both commissions; absent for a combination that is never worth it.")]
    public decimal? Breakeven { get; init; }

    [Description("Limitations of the order at price.")]
    public string? Note { get; init; }

    [Description("TWS's warning, which it would show in a dialog.")]
    public string? Warning { get; init; }

    [Description("Further notes of TWS on the order, such as when it would reach the exchange.")]
    public IReadOnlyList<TwsNote>? Warnings { get; init; }

    [Description("Limits that are on (ibkr_get_trading_policy).")]
    public IReadOnlyList<LimitShare>? Limits { get; init; }

    string IToolSummary.Summary => $"PREVIEW, nothing sent: {Order}."
        + (Commission is { } fee ? string.Create(CultureInfo.InvariantCulture, $" Commission {fee:0.00} {CommissionCurrency}.") : string.Empty)
        + (InitMargin?.Change is { } change
            ? string.Create(CultureInfo.InvariantCulture, $" Initial margin {change:+0.00;-0.00} {Currency}.")
            : string.Empty)
        + (Warning is null ? string.Empty : $" Warning: {Warning}");
}

/// <summary>A preview of several orders, and the token that sends exactly them.</summary>
internal sealed record BasketPreview
{
    [Description("For ibkr_place_basket: once, by you.")]
    public required string Token { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    [Description("Each order alone: margins do not add up.")]
    public required IReadOnlyList<WhatIf> Orders { get; init; }

    public required int Count { get; init; }

    [Description("Sum of the commissions in one currency; absent when there are several currencies or unknown commissions.")]
    public decimal? Commission { get; init; }
}

/// <summary>One figure before and after an order.</summary>
internal sealed record MarginChange(decimal? Before, decimal? Change, decimal? After)
{
    /// <summary>Null when TWS computed none of it.</summary>
    public static MarginChange? Of(decimal? before, decimal? change, decimal? after) =>
        before is null && change is null && after is null ? null : new MarginChange(before, change, after);
}
