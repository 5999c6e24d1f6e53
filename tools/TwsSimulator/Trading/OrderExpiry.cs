using TwsSimulator.Trading.Algos;

namespace TwsSimulator.Trading;

/// <summary>How long an order lives: its time in force, and the end of its algorithm.</summary>
internal static class OrderExpiry
{
    public static bool IsExpired(SimOrder order, DateTimeOffset now)
    {
        if (AlgoPlan.IsLate(order, now))
            return true;
        // The day of an order is the day on which it may first trade.
        var first = new[] { order.PlacedAt, order.AuctionAt ?? order.PlacedAt, OrderTimes.Parse(order.Terms.GoodAfterTime) ?? order.PlacedAt }.Max();
        return order.Terms.Tif switch
        {
            "GTD" when order.Terms.GoodTillDate.Length == 0 => order.PlacedAt.AddSeconds(order.Terms.Duration ?? 0) <= now,
            "GTD" => OrderTimes.Parse(order.Terms.GoodTillDate) <= now,
            "GTC" => false,
            CryptoRules.Minutes => order.PlacedAt + CryptoRules.Life <= now,
            _ => OrderTimes.DayOf(first) < OrderTimes.DayOf(now),
        };
    }
}
