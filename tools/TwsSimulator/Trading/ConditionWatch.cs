using Gateway.Tws.Model;
using TwsSimulator.Accounts;

namespace TwsSimulator.Trading;

/// <summary>Says whether an order's conditions hold at the market's present step.</summary>
internal sealed class ConditionWatch(ITradingMarket market, OrderStore store)
{
    /// <summary>
    /// Joined from left to right: each condition says how it joins the next. Outside the regular hours only those hold that ignore them.
    /// </summary>
    public bool AreMet(SimOrder order)
    {
        if (!order.Terms.ConditionsIgnoreRth && !market.IsRegular(order.Tradable))
            return false;
        var conditions = order.Terms.Conditions;
        var met = Holds(conditions[0], order);
        for (var i = 1; i < conditions.Count; i++)
        {
            var next = Holds(conditions[i], order);
            met = conditions[i - 1].IsConjunctionConnection ? met && next : met || next;
        }
        return met;
    }

    private bool Holds(OrderCondition condition, SimOrder order) => condition switch
    {
        PriceCondition price => market.Find(price.ConId) is { } tradable
            && Triggers.PriceOf(price.TriggerMethod, price.IsMore, market.QuoteOf(tradable)) is { } now && Beyond(price.IsMore, now, price.Price),
        TimeCondition time => OrderTimes.Parse(time.Time) is { } moment && (time.IsMore ? market.Now >= moment : market.Now <= moment),
        MarginCondition margin => Beyond(margin.IsMore, Valuation.Of(order.Account, market).Cushion * 100m, margin.Percent),
        ExecutionCondition execution =>
            store.All.Any(other => other.Filled > 0m && other.Account == order.Account && Fits(execution, other.Contract)),
        VolumeCondition volume => market.Find(volume.ConId) is { } tradable
            && Beyond(volume.IsMore, market.QuoteOf(tradable).Volume, volume.Volume),
        PercentChangeCondition change => market.Find(change.ConId) is { } tradable
            && Beyond(change.IsMore, ChangeOf(market.QuoteOf(tradable)), change.ChangePercent),
        _ => false,
    };

    private static decimal ChangeOf(TradeQuote quote) => quote.PriorClose == 0m ? 0m : (quote.Mark - quote.PriorClose) / quote.PriorClose * 100m;

    private static bool Beyond(bool isMore, decimal value, decimal level) => isMore ? value >= level : value <= level;

    private static bool Fits(ExecutionCondition condition, Contract contract) =>
        condition.Symbol == contract.Symbol && condition.SecType == contract.SecType
        && (condition.Exchange is "" or "*" or "SMART" || condition.Exchange == contract.Exchange);
}
