using TwsSimulator.Trading;

namespace TwsSimulator.Accounts;

/// <summary>The simulator's margin rules: fixed rates a security type, simpler than any broker's, in the position's own currency.</summary>
internal static class MarginRates
{
    public static decimal Initial(Tradable tradable, decimal quantity, decimal mark) => Requirement(tradable, quantity, mark, 0.30m, 0.06m);

    public static decimal Maintenance(Tradable tradable, decimal quantity, decimal mark) => Requirement(tradable, quantity, mark, 0.25m, 0.05m);

    private static decimal Requirement(Tradable tradable, decimal quantity, decimal mark, decimal stockRate, decimal futureRate)
    {
        var value = tradable.MoneyOf(quantity, mark);
        return tradable.SecType switch
        {
            "OPT" or "FOP" => quantity >= 0m ? 0m : ShortOption(tradable, quantity) - value,
            "FUT" or "CONTFUT" => Math.Abs(value) * futureRate,
            "CASH" => Math.Abs(value) * 0.03m,
            "CRYPTO" => Math.Abs(value),
            _ => Math.Abs(value) * (quantity < 0m ? 0.30m : stockRate),
        };
    }

    /// <summary>The margin of a short option: a fifth of what delivery would cost, beside the price of buying the option back.</summary>
    private static decimal ShortOption(Tradable tradable, decimal quantity) =>
        tradable.MoneyOf(-quantity, tradable.Contract.Strike ?? 0m) * 0.20m;
}
