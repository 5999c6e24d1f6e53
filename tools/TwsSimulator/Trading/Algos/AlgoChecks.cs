using Gateway.Tws.Model;

namespace TwsSimulator.Trading.Algos;

/// <summary>
/// TWS's errors for algorithms: 439 for an unknown one, 443 for an unknown parameter, 441 for a bad value, 442 where the order cannot have it.
/// </summary>
internal static class AlgoChecks
{
    public static OrderRefusal? Check(Order terms, Tradable tradable)
    {
        if (terms.AlgoStrategy.Length == 0)
            return null;
        if (AlgoStrategies.ParamsOf(terms.AlgoStrategy) is not { } known)
            return new OrderRefusal(OrderRefusal.UnknownAlgo, "Order processing failed. Algorithm definition not found.");
        if (terms.OrderType is not (OrderTypes.Market or OrderTypes.Limit) || !Works(terms.AlgoStrategy, tradable))
            return new OrderRefusal(OrderRefusal.AlgoNotAllowed, "Specified algorithm is not allowed for this order.");
        foreach (var given in terms.AlgoParams)
        {
            if (known.FirstOrDefault(param => param.Tag == given.Tag) is not { } param)
                return new OrderRefusal(OrderRefusal.UnknownAlgoParam, $"Order processing failed. Unknown algo attribute: {given.Tag}");
            if (!param.Takes(given.Value))
                return new OrderRefusal(OrderRefusal.AlgoValidation, $"Algo attributes validation failed: {given.Tag}={given.Value}");
        }
        return known.FirstOrDefault(param => param.Required && terms.AlgoParams.All(given => given.Tag != param.Tag)) is { } missing
            ? new OrderRefusal(OrderRefusal.AlgoValidation, $"Algo attributes validation failed: {missing.Tag} is missing")
            : null;
    }

    /// <summary>The adaptive algorithm works options and futures too; the others are for stocks.</summary>
    private static bool Works(string strategy, Tradable tradable) =>
        tradable.SecType == "STK" || (strategy == AlgoStrategies.Adaptive && tradable.SecType is "OPT" or "FUT");
}
