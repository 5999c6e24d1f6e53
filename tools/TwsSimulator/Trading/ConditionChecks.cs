using Gateway.Tws.Model;

namespace TwsSimulator.Trading;

/// <summary>Whether an order's conditions can ever be judged.</summary>
internal static class ConditionChecks
{
    public static OrderRefusal? Check(Order terms, ITradingMarket market) =>
        terms.Conditions.Select(condition => Fault(condition, market)).FirstOrDefault(fault => fault is not null) is { } text
            ? OrderRefusal.Invalid($"Invalid condition: {text}")
            : null;

    private static string? Fault(OrderCondition condition, ITradingMarket market) => condition switch
    {
        PriceCondition price => Unknown(price.ConId, market),
        VolumeCondition volume => Unknown(volume.ConId, market),
        PercentChangeCondition change => Unknown(change.ConId, market),
        TimeCondition time when OrderTimes.Parse(time.Time) is null => $"time '{time.Time}' is not yyyyMMdd-HH:mm:ss (UTC)",
        ExecutionCondition { Symbol.Length: 0 } or ExecutionCondition { SecType.Length: 0 } =>
            "an execution condition needs a symbol and a security type",
        _ => null,
    };

    private static string? Unknown(int conId, ITradingMarket market) =>
        market.Find(conId) is null ? FormattableString.Invariant($"no security definition for contract id {conId}") : null;
}
