using TwsSimulator.Accounts;

namespace TwsSimulator.Trading;

/// <summary>What an order would do to its account, in the base currency: the answer to a what-if order and the test for enough margin.</summary>
internal sealed record OrderPreview(
    decimal InitialBefore, decimal InitialAfter, decimal MaintenanceBefore, decimal MaintenanceAfter, decimal EquityBefore, decimal EquityAfter,
    decimal Commission, string CommissionCurrency)
{
    private const int Cents = 2;

    /// <summary>The order takes the account's free funds below zero.</summary>
    public bool IsUnaffordable =>
        EquityAfter < InitialAfter && EquityAfter - InitialAfter < EquityBefore - InitialBefore;

    public static OrderPreview Of(SimOrder order, ITradingMarket market)
    {
        var account = order.Account;
        var tradable = order.Tradable;
        var valuation = Valuation.Of(account, market);
        var quote = market.QuoteOf(tradable);
        var rate = market.RateToBase(tradable.Currency);
        var price = Matcher.LimitOf(order, quote) ?? quote.Opposite(order.IsBuy) ?? quote.Mark;
        var held = account.QuantityOf(tradable.ConId);
        var signed = order.IsBuy ? order.Remaining : -order.Remaining;
        var commission = CommissionSchedule.Of(tradable, order.Quantity, price) - order.Commission;
        var initial = MarginRates.Initial(tradable, held + signed, quote.Mark) - MarginRates.Initial(tradable, held, quote.Mark);
        var maintenance = MarginRates.Maintenance(tradable, held + signed, quote.Mark) - MarginRates.Maintenance(tradable, held, quote.Mark);
        // Options lend nothing, so their price leaves the equity; everything else only changes its form.
        var premium = tradable.IsOption ? signed * price * tradable.Multiplier : 0m;
        return new OrderPreview(
            Round(valuation.Total.InitialMargin), Round(valuation.Total.InitialMargin + (initial * rate)),
            Round(valuation.Total.MaintenanceMargin), Round(valuation.Total.MaintenanceMargin + (maintenance * rate)),
            Round(valuation.EquityWithLoan), Round(valuation.EquityWithLoan - ((premium + commission) * rate)),
            commission, tradable.Currency);
    }

    private static decimal Round(decimal amount) => Math.Round(amount, Cents);
}
