using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Rules;

/// <summary>Prices are above 0, except for combinations and futures, which can be 0 or negative. Distances are above 0 for every contract.</summary>
internal static class PriceSignRule
{
    private const decimal Whole = 100;

    /// <param name="named">The order with the prices that its caller named, and no others.</param>
    /// <exception cref="ToolException">A price or a distance is 0 or negative where it cannot be.</exception>
    public static void Check(ContractDetails details, Order named, OrderFieldNames names)
    {
        var type = details.Contract.SecType;
        var trails = named.OrderType.StartsWith("TRAIL", StringComparison.Ordinal);
        if (trails && named.AuxPrice is <= 0 and var amount)
            throw OrderRules.Wrong(names.TrailAmount, $"must be above 0; got {Show(amount)}", "2.50");
        if (named.TrailingPercent is { } percent and (<= 0 or > Whole))
            throw OrderRules.Wrong(names.TrailPercent, $"must be above 0 and at most 100; got {Show(percent)}", "5");
        if (named.DiscretionaryAmt < 0)
            throw OrderRules.Wrong("discretionaryAmt", $"must not be negative; got {Show(named.DiscretionaryAmt)}", "0.05");
        if (type is SecTypes.Bag or SecTypes.Future)
            return;
        // A cap of 0 is no cap: pegged and relative orders may have one.
        CheckPrice(names.Limit, named.LmtPrice, type, "189.50", mayBeZero: HasCap(named.OrderType));
        if (MarketRuleCheck.TriggersByAuxPrice(named))
            CheckPrice(names.Stop, named.AuxPrice, type, "180");
        CheckPrice(names.FirstStop, named.TrailStopPrice, type, "180");
        CheckPrice("triggerPrice", named.TriggerPrice, type, "195");
        CheckPrice("adjustedStopPrice", named.AdjustedStopPrice, type, "180");
        CheckPrice("adjustedStopLimitPrice", named.AdjustedStopLimitPrice, type, "179.50");
        foreach (var leg in named.OrderComboLegs)
            CheckPrice("price", leg.Price, type, "1.25");
    }

    private static void CheckPrice(string field, decimal? price, string type, string example, bool mayBeZero = false)
    {
        if (price is { } given && (given < 0 || (given == 0 && !mayBeZero)))
            throw OrderRules.Wrong(
                field, $"must be above 0 for {type}; got {Show(given)}. Only the prices of combinations and futures can be 0 or negative", example);
    }

    /// <summary>Whether the limit of a type is a cap; 0 is no cap.</summary>
    public static bool HasCap(string orderType) =>
        OrderKinds.Find(orderType) is { } kind && PriceRule.Of(kind) is { Limit: Presence.May, Trails: false };

    private static string Show(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
