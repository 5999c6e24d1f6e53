using Gateway.Tws.Model;

namespace TwsSimulator.Trading;

/// <summary>The rules of orders for cryptocurrencies.</summary>
internal static class CryptoRules
{
    public const string Minutes = "Minutes";

    /// <summary>How long an order with the time in force Minutes works.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    public static OrderRefusal? Check(Order terms, Tradable tradable)
    {
        if (tradable.SecType != "CRYPTO")
        {
            return terms.Tif == Minutes
                ? new OrderRefusal(OrderRefusal.InvalidTif, $"Invalid time in force:{Minutes}.")
                : null;
        }
        if (terms.Tif is not (Minutes or "IOC" or "GTC"))
            return new OrderRefusal(OrderRefusal.InvalidTif, $"Invalid time in force:{(terms.Tif.Length > 0 ? terms.Tif : "DAY")}.");
        return terms is { Action: "BUY", OrderType: OrderTypes.Market, CashQty: not > 0m }
            ? new OrderRefusal(OrderRefusal.NeedsCashQuantity, "You must set Cash Quantity for this order.")
            : null;
    }

    /// <summary>Nobody can be short of a cryptocurrency.</summary>
    public static OrderRefusal? CheckHolding(Order terms, Tradable tradable, IReadOnlyList<Share> shares) =>
        tradable.SecType == "CRYPTO" && terms.Action == "SELL" && terms.TotalQuantity > shares.Sum(share => share.Account.QuantityOf(tradable.ConId))
            ? OrderRefusal.Reject("The account holds less than the order would sell, and cryptocurrencies cannot be sold short.")
            : null;
}
