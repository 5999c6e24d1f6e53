using TwsSimulator.Accounts;

namespace TwsSimulator.Trading;

/// <summary>The effect of an order on its account, in the base currency: the answer to a what-if order, and the check of the margin.</summary>
internal sealed record OrderPreview(
    decimal InitialBefore, decimal InitialAfter, decimal MaintenanceBefore, decimal MaintenanceAfter, decimal EquityBefore, decimal EquityAfter,
    decimal Commission, string CommissionCurrency)
{
    private const int Cents = 2;

    /// <summary>What TWS would say about the order beside accepting it; empty when nothing.</summary>
    public string Warning { get; init; } = "";

    /// <summary>The order takes the account's free funds below zero.</summary>
    public bool IsUnaffordable =>
        EquityAfter < InitialAfter && EquityAfter - InitialAfter < EquityBefore - InitialBefore;

    /// <summary>Of a group's order the sum over its accounts.</summary>
    public static OrderPreview Of(SimOrder order, ITradingMarket market)
    {
        var weights = order.Shares.Sum(share => share.Weight);
        return order.Shares.Select(share => Of(order, share.Account, share.Weight / weights, market)).Aggregate((sum, next) => sum + next);
    }

    public static OrderPreview operator +(OrderPreview left, OrderPreview right) => left with
    {
        InitialBefore = left.InitialBefore + right.InitialBefore,
        InitialAfter = left.InitialAfter + right.InitialAfter,
        MaintenanceBefore = left.MaintenanceBefore + right.MaintenanceBefore,
        MaintenanceAfter = left.MaintenanceAfter + right.MaintenanceAfter,
        EquityBefore = left.EquityBefore + right.EquityBefore,
        EquityAfter = left.EquityAfter + right.EquityAfter,
        Commission = left.Commission + right.Commission,
    };

    private static OrderPreview Of(SimOrder order, Account account, decimal portion, ITradingMarket market)
    {
        var tradable = order.Tradable;
        var valuation = Valuation.Of(account, market);
        var (initial, maintenance, premium, commission) = (0m, 0m, 0m, -order.Commission * portion);
        foreach (var (part, signed) in tradable.Parts((order.IsBuy ? order.Remaining : -order.Remaining) * portion))
        {
            var quote = market.QuoteOf(part);
            var price = (tradable.IsCombo ? null : Matcher.LimitOf(order, quote)) ?? quote.Opposite(signed > 0m) ?? quote.Mark;
            var held = account.QuantityOf(part.ConId);
            initial += MarginRates.Initial(part, held + signed, quote.Mark) - MarginRates.Initial(part, held, quote.Mark);
            maintenance += MarginRates.Maintenance(part, held + signed, quote.Mark) - MarginRates.Maintenance(part, held, quote.Mark);
            // Options have no loan value, so their price reduces the equity; anything else is exchanged for cash of the same value.
            premium += part.IsOption ? signed * price * part.Multiplier : 0m;
            commission += CommissionSchedule.Of(part, tradable.IsCombo ? Math.Abs(signed) : order.Quantity * portion, price);
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
