namespace TwsSimulator.Trading.Combos;

/// <summary>The price of a combination: that of its legs, each by its ratio, in units of the largest point value among them.</summary>
/// <remarks>So a vertical of options costs the difference of two option prices, and a covered call the stock's price less the call's.</remarks>
internal static class ComboPrices
{
    public static decimal WeightOf(Tradable combo, TradableLeg leg) => leg.SignedRatio * leg.Tradable.PointValue / combo.PointValue;

    public static TradeQuote QuoteOf(Tradable combo, ITradingMarket market)
    {
        decimal? bid = 0m, ask = 0m;
        decimal bidSize = decimal.MaxValue, askSize = decimal.MaxValue, last = 0m, prior = 0m;
        foreach (var leg in combo.Legs)
        {
            var quote = market.QuoteOf(leg.Tradable);
            var weight = WeightOf(combo, leg);
            bid += weight * quote.Opposite(!leg.IsBuy);
            ask += weight * quote.Opposite(leg.IsBuy);
            bidSize = Math.Min(bidSize, decimal.Floor(quote.OppositeSize(!leg.IsBuy) / leg.Ratio));
            askSize = Math.Min(askSize, decimal.Floor(quote.OppositeSize(leg.IsBuy) / leg.Ratio));
            last += weight * quote.Mark;
            prior += weight * quote.PriorClose;
        }
        return new TradeQuote(bid, ask, last, bidSize, askSize, prior);
    }

    /// <summary>The limit that prices by leg add up to; null when there are none.</summary>
    public static decimal? SumOf(SimOrder order)
    {
        if (order.Terms.OrderComboLegs.Count == 0)
            return null;
        decimal? sum = 0m;
        for (var i = 0; i < order.Tradable.Legs.Count; i++)
            sum += WeightOf(order.Tradable, order.Tradable.Legs[i]) * order.Terms.OrderComboLegs[i].Price;
        return sum;
    }

    /// <summary>
    /// The price of each leg when the combination trades at a price: the far side of its market; the first leg takes the difference.
    /// </summary>
    public static decimal[] LegsAt(SimOrder order, decimal price, ITradingMarket market)
    {
        var combo = order.Tradable;
        var prices = combo.Legs.Select(leg => market.QuoteOf(leg.Tradable).Opposite(leg.IsBuy == order.IsBuy) ?? 0m).ToArray();
        var sum = combo.Legs.Select((leg, i) => WeightOf(combo, leg) * prices[i]).Sum();
        prices[0] += (price - sum) / WeightOf(combo, combo.Legs[0]);
        return prices;
    }

    /// <summary>Where the order names a price by leg, every leg must be at its own.</summary>
    public static bool AreLegsWithinLimits(SimOrder order, ITradingMarket market)
    {
        for (var i = 0; i < order.Terms.OrderComboLegs.Count; i++)
        {
            var buys = order.Tradable.Legs[i].IsBuy == order.IsBuy;
            if (order.Terms.OrderComboLegs[i].Price is { } limit
                && !(market.QuoteOf(order.Tradable.Legs[i].Tradable).Opposite(buys) is { } price && (buys ? price <= limit : price >= limit)))
                return false;
        }
        return true;
    }
}
