using TwsSimulator.Accounts;

namespace TwsSimulator.Trading;

/// <summary>The effect of an order on its account, in the base currency: the answer to a what-if order, and the check of the margin.</summary>
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
        var (initial, maintenance, premium, commission) = (0m, 0m, 0m, -order.Commission);
        foreach (var (part, signed) in tradable.Parts(order.IsBuy ? order.Remaining : -order.Remaining))
        {
            var quote = market.QuoteOf(part);
            var price = (tradable.IsCombo ? null : Matcher.LimitOf(order, quote)) ?? quote.Opposite(signed > 0m) ?? quote.Mark;
            var held = account.QuantityOf(part.ConId);
            initial += MarginRates.Initial(part, held + signed, quote.Mark) - MarginRates.Initial(part, held, quote.Mark);
            maintenance += MarginRates.Maintenance(part, held + signed, quote.Mark) - MarginRates.Maintenance(part, held, quote.Mark);
            // Options have no loan value, so their price reduces the equity; anything else is exchanged for cash of the same value.
            premium += part.IsOption ? part.MoneyOf(signed, price) : 0m;
            commission += CommissionSchedule.Of(part, tradable.IsCombo ? Math.Abs(signed) : order.Quantity, price);
        }
        var rate = market.RateToBase(tradable.Currency);
        return new OrderPreview(
            Round(valuation.Total.InitialMargin), Round(valuation.Total.InitialMargin + (initial * rate)),
            Round(valuation.Total.MaintenanceMargin), Round(valuation.Total.MaintenanceMargin + (maintenance * rate)),
            Round(valuation.EquityWithLoan), Round(valuation.EquityWithLoan - ((premium + commission) * rate)),
            commission, tradable.Currency);
    }

    private static decimal Round(decimal amount) => Math.Round(amount, Cents);
}
