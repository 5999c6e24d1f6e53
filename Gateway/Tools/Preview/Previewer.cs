using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tools.Orders;
using Gateway.Tools.Orders.Rules;
using Gateway.Trading;
using Gateway.Trading.Policy;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Preview;

/// <summary>Asks TWS for the effect of an order (what-if), and adds what follows from its price.</summary>
internal sealed class Previewer(
    OrderChecks checks, OrderWire wire, ContractValues values, PolicyStage policy, MarketTexts markets, TimeProvider clock)
{
    private const int PriceDigits = 6;

    /// <exception cref="TwsRequestException">TWS would reject the order.</exception>
    /// <returns>The effect, the order with the price that its caller is shown, and what has passed the rules.</returns>
    public async Task<(T Effect, PlannedOrder Shown, CheckedOrder Passed)> PreviewAsync<T>(
        T into, PlannedOrder planned, CancellationToken cancellationToken)
        where T : WhatIf
    {
        var passed = await checks.PassAsync(planned, cancellationToken);
        var (state, notes) = await wire.PreviewAsync(passed, cancellationToken);
        var shares = await policy.SharesAsync(passed.Policy, cancellationToken);
        var market = await markets.FindAsync(planned.Contract, cancellationToken);
        var value = await OrderValue.OfAsync(values, planned.Contract, cancellationToken);
        var price = value.PriceOf(planned.Order) ?? market?.FarSide(OrderTerms.IsBuy(planned.Order));
        var breakeven = BreakevenOf(planned.Order, price, value.Unit, state);
        var range = CombinationRange.Of(value.Legs);
        var effect = (T)(into with
        {
            Currency = state.MarginCurrency.OrNull(),
            InitMargin = MarginChange.Of(state.InitMarginBefore, state.InitMarginChange, state.InitMarginAfter),
            MaintMargin = MarginChange.Of(state.MaintMarginBefore, state.MaintMarginChange, state.MaintMarginAfter),
            EquityWithLoan = MarginChange.Of(state.EquityWithLoanBefore, state.EquityWithLoanChange, state.EquityWithLoanAfter),
            Commission = state.Commission,
            MinCommission = state.MinCommission,
            MaxCommission = state.MaxCommission,
            CommissionCurrency = state.CommissionCurrency.OrNull(),
            Price = price,
            Notional = value.AmountOf(planned.Order, price),
            NotionalCurrency = value.Unit.Currency,
            MarketPrice = MarketPrice.Of(market, clock.GetUtcNow()),
            Breakeven = range is null || breakeven is not { } reached || range.Contains(reached) ? breakeven : null,
            Note = range is not null && breakeven is { } missed ? NoteOf(missed, range, planned.Order.Action) : null,
            Warning = state.WarningText.OrNull(),
            Warnings = TwsNote.Of(notes),
            Limits = shares.Count == 0 ? null : [.. shares.Select(LimitShare.Of)],
        });
        return (effect, planned with { ShownPrice = PriceBand.Of(planned.Order, market) }, passed);
    }

    /// <summary>Holds orders that are to be sent together against the limits, each after those before it.</summary>
    /// <exception cref="ToolException">The first limit that one of them breaks, with its place in the list.</exception>
    public async Task CheckTogetherAsync(IReadOnlyList<CheckedOrder> orders, CancellationToken cancellationToken)
    {
        List<PolicyPermit> permits = [];
        try
        {
            foreach (var order in orders)
                permits.Add(await ListedOrder.AtAsync(ListedOrder.Place(permits.Count), () => wire.AdmitAsync([order], cancellationToken)));
        }
        finally
        {
            foreach (var permit in permits)
                permit.Dispose(); // nothing was sent
        }
    }

    public static WhatIf Begin(PlannedOrder planned) => new()
    {
        Contract = ContractInfo.Of(planned.Contract),
        Order = planned.Text,
        OrderRef = planned.Order.OrderRef,
        Account = planned.Order.Account,
    };

    /// <summary>Null when the combination can be worth its breakeven.</summary>
    private static string? NoteOf(decimal breakeven, CombinationRange range, string action) => range.Contains(breakeven)
        ? null
        : FormattableString.Invariant($"Held to expiration it can only {((breakeven > range.Highest) == (action == "BUY") ? "lose" : "gain")}: ")
            + FormattableString.Invariant($"with commissions it breaks even at {breakeven:0.####}, and it will be worth {range.Text()}.");

    /// <summary>Null without a price, a quantity or a commission in the contract's currency.</summary>
    private static decimal? BreakevenOf(Order order, decimal? price, ContractValue value, OrderState state) =>
        order.TotalQuantity is > 0 and var size && (state.Commission ?? state.MaxCommission) is { } cost && price is { } at
            && state.CommissionCurrency == value.Currency
            ? Math.Round(at + ((order.Action == "BUY" ? 2 : -2) * value.PriceFor(cost, size)), PriceDigits)
            : null;
}
