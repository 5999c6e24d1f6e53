namespace TwsSimulator.Trading;

/// <summary>
/// The commission of an order: a rate for each unit, with a least and a greatest amount for each order, in the instrument's currency.
/// </summary>
/// <remarks>
/// Near to IBKR's fixed prices: 0.005 a share, at least 1.00, at most 1 % of the value; 0.65 an option; 0.85 a future; 0.2 basis points of a currency
/// trade; 10 basis points of a bond's face value; 14.95 a trade of a fund.
/// </remarks>
internal static class CommissionSchedule
{
    private const int Cents = 2;

    /// <summary>The whole commission of an order that has traded so much; a fill costs the difference to the fill before.</summary>
    public static decimal Of(Tradable tradable, decimal quantity, decimal averagePrice)
    {
        if (quantity == 0m)
            return 0m;
        var value = tradable.MoneyOf(quantity, averagePrice);
        var amount = tradable.SecType switch
        {
            "OPT" or "FOP" => Math.Max(1.00m, 0.65m * quantity),
            "FUT" or "CONTFUT" => 0.85m * quantity,
            "CASH" => Math.Max(2.00m, value * 0.00002m),
            "BOND" or "BILL" => Math.Max(1.00m, quantity * 0.001m),
            "FUND" => 14.95m,
            "CRYPTO" => Math.Max(1.75m, value * 0.0018m),
            _ => Math.Max(1.00m, Math.Min(0.005m * quantity, value * 0.01m)),
        };
        return Math.Max(0.01m, Math.Round(amount, Cents, MidpointRounding.AwayFromZero));
    }
}
