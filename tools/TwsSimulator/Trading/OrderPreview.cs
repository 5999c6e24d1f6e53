using TwsSimulator.Accounts;
using TwsSimulator.Trading.Combos;

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
        var before = Valuation.HoldingsOf(account, market);
        var after = before.ToDictionary(holding => holding.Tradable.ConId);
        var (initial, maintenance, commission) = (0m, 0m, -order.Commission * portion);
        foreach (var (part, signed, price) in PartsOf(order, portion, market))
        {
            var mark = market.QuoteOf(part).Mark;
            var held = after.GetValueOrDefault(part.ConId, new Holding(part, 0m, 0m));
            after[part.ConId] = held with { Quantity = held.Quantity + signed, Value = held.Value + part.MoneyOf(signed, price) };
            initial += MarginRates.Initial(part, held.Quantity + signed, mark) - MarginRates.Initial(part, held.Quantity, mark);
            maintenance += MarginRates.Maintenance(part, held.Quantity + signed, mark) - MarginRates.Maintenance(part, held.Quantity, mark);
            commission += CommissionSchedule.Of(part, tradable.IsCombo ? Math.Abs(signed) : order.Quantity * portion, price);
        }
        var options = OptionMargin.Of(after.Values, market)[tradable.Currency].Sum() - OptionMargin.Of(before, market)[tradable.Currency].Sum();
        var rate = market.RateToBase(tradable.Currency);
        return new OrderPreview(
            Round(valuation.Total.InitialMargin), Round(valuation.Total.InitialMargin + ((initial + options) * rate)),
            Round(valuation.Total.MaintenanceMargin), Round(valuation.Total.MaintenanceMargin + ((maintenance + options) * rate)),
            Round(valuation.EquityWithLoan), Round(valuation.EquityWithLoan - (commission * rate)),
            commission, tradable.Currency);
    }

    /// <summary>What the order would trade and the prices that it would do so at: its limit, else the far side.</summary>
    private static IEnumerable<(Tradable Part, decimal Signed, decimal Price)> PartsOf(SimOrder order, decimal portion, ITradingMarket market)
    {
        var quote = market.QuoteOf(order.Tradable);
        var limit = Matcher.LimitOf(order, quote);
        var legs = order.Tradable.IsCombo && limit is { } whole ? ComboPrices.LegsAt(order, whole, market) : null;
        return order.Tradable.Parts((order.IsBuy ? order.Remaining : -order.Remaining) * portion).Select((part, index) =>
        {
            var own = market.QuoteOf(part.Tradable);
            var price = legs?[index] ?? (order.Tradable.IsCombo ? null : limit) ?? own.Opposite(part.Quantity > 0m) ?? own.Mark;
            return (part.Tradable, part.Quantity, price);
        });
    }

    private static decimal Round(decimal amount) => Math.Round(amount, Cents);
}
