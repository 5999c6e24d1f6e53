using Gateway.Tws.Model;

namespace TwsSimulator.Trading;

/// <summary>Sizes that the client leaves to TWS: of orders by money, and of hedges.</summary>
internal static class OrderSizes
{
    /// <summary>
    /// An order by money gets the quantity that the money buys at its limit or at the far side now, in hundredths of a share or whole units of
    /// currency.
    /// </summary>
    public static Order Sized(Order terms, Tradable tradable, ITradingMarket market)
    {
        if (terms.CashQty is not > 0m || terms.TotalQuantity is > 0m)
            return terms;
        var price = terms.LmtPrice ?? market.QuoteOf(tradable).Opposite(terms.Action == "BUY") ?? market.QuoteOf(tradable).Mark;
        // The money of a currency order is in the pair's second currency, as that of every other is in its own.
        var wanted = price > 0m ? terms.CashQty.Value / tradable.MoneyOf(1, price) : 0m;
        var unit = tradable.SecType switch { "CASH" => 1m, "CRYPTO" => 0.00000001m, _ => 0.0001m };
        return terms with { TotalQuantity = Math.Floor(wanted / unit) * unit };
    }

    /// <summary>
    /// The quantity of a hedge once its parent has filled: by its ratio (P), its beta (B), the parent's delta (D), or the parent's value (F).
    /// </summary>
    public static decimal OfHedge(SimOrder hedge, SimOrder parent, ITradingMarket market)
    {
        var part = decimal.TryParse(hedge.Terms.HedgeParam, System.Globalization.CultureInfo.InvariantCulture, out var given) ? given : 1m;
        var value = parent.Tradable.MoneyOf(parent.Filled, parent.AverageFillPrice);
        var mark = hedge.Tradable.MoneyOf(1, market.QuoteOf(hedge.Tradable).Mark);
        var size = hedge.Terms.HedgeType switch
        {
            "D" => parent.Filled * parent.Tradable.Multiplier * (decimal)Math.Abs(market.DeltaOf(parent.Tradable)),
            "F" => value,
            "B" => mark > 0m ? value * part / mark : 0m,
            _ => parent.Filled * part,
        };
        return Math.Max(1m, Math.Round(size, MidpointRounding.AwayFromZero));
    }
}
