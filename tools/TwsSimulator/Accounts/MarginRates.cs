using TwsSimulator.Trading;

namespace TwsSimulator.Accounts;

/// <summary>
/// The simulator's margin rules but those of options: fixed rates a security type, simpler than any broker's, in the position's own currency.
/// </summary>
internal static class MarginRates
{
    public static decimal Initial(Tradable tradable, decimal quantity, decimal mark) => Requirement(tradable, quantity, mark, 0.30m, 0.06m);

    public static decimal Maintenance(Tradable tradable, decimal quantity, decimal mark) => Requirement(tradable, quantity, mark, 0.25m, 0.05m);

    private static decimal Requirement(Tradable tradable, decimal quantity, decimal mark, decimal stockRate, decimal futureRate)
    {
        var value = tradable.MoneyOf(quantity, mark);
        return tradable.SecType switch
        {
            // The options of an account are looked at together.
            "OPT" or "FOP" => 0m,
            "FUT" or "CONTFUT" => Math.Abs(value) * futureRate,
            "CFD" => Math.Abs(value) * 0.20m,
            "BOND" or "BILL" => Math.Abs(value) * 0.10m,
            "FUND" => Math.Abs(value),
            "CASH" => Math.Abs(value) * 0.03m,
            "CRYPTO" => Math.Abs(value),
            _ => Math.Abs(value) * (quantity < 0m ? 0.30m : stockRate),
        };
    }
}
