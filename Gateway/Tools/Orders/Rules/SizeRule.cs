using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Rules;

/// <summary>The size of an order fits its contract: not below the smallest size, and a multiple of the size step.</summary>
internal static class SizeRule
{
    /// <exception cref="ToolException">The quantity does not fit.</exception>
    public static void Check(ContractDetails details, Order named, OrderFieldNames names)
    {
        if (named.TotalQuantity is not { } quantity || named.HedgeType.Length > 0)
            return;
        if (quantity <= 0)
            throw OrderRules.Wrong(names.Quantity, $"must be above 0; got {Show(quantity)}", "1");
        var isCombination = details.Contract.SecType == SecTypes.Bag;
        var (name, step, least) = isCombination
            ? ("a combination", 1m, 1m)
            : (details.Contract.Symbol, details.SizeIncrement ?? 0, details.MinSize ?? 0);
        if (least > 0 && quantity < least)
            throw OrderRules.Wrong(names.Quantity, $"must be at least {Show(least)} for {name} (minSize); got {Show(quantity)}", Show(least));
        if (step <= 0 || quantity % step == 0)
            return;
        var below = decimal.Floor(quantity / step) * step;
        throw OrderRules.Wrong(
            names.Quantity,
            $"must be a multiple of {Show(step)} for {name} (sizeIncrement); {Show(quantity)} lies between {Show(below)} and {Show(below + step)}",
            Show(below >= least && below > 0 ? below : below + step));
    }

    /// <summary>The order with a size that is a step but for the noise of binary arithmetic as that step.</summary>
    public static Order WithoutNoise(ContractDetails details, Order order) =>
        order.TotalQuantity is { } quantity && details.SizeIncrement is > 0 and var step
            ? order with { TotalQuantity = StepNoise.Remove(quantity, decimal.Round(quantity / step) * step) }
            : order;

    /// <summary>The largest size that is not above this one and fits the contract's size step.</summary>
    public static decimal RoundDown(ContractDetails details, decimal quantity) =>
        details.SizeIncrement is > 0 and var step ? decimal.Floor(quantity / step) * step : quantity;

    private static string Show(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
