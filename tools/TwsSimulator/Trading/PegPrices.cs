using Gateway.Tws.Model;

namespace TwsSimulator.Trading;

/// <summary>Orders whose price comes from the market: pegged ones follow it at every step, snap and protected ones take it once.</summary>
/// <remarks>
/// A buyer's near side is the bid. REL and PEG PRIM better it by the offset, PASSV REL stays behind it, PEG MKT stays behind the far side; PEG MID
/// takes the middle. A protected order is a market order with a limit half a per cent beyond the far side. A limit price, where there is one, caps
/// all of them.
/// </remarks>
internal static class PegPrices
{
    private const decimal Protection = 0.005m;
    private const decimal Percent = 100m;
    private const int DailyVolatility = 1;
    private const int TradingDays = 252;

    public static void Follow(SimOrder order, TradeQuote quote, ITradingMarket market)
    {
        var type = order.Terms.OrderType;
        // A volatility order that is not updated continuously keeps the price that it began with.
        if (type == OrderTypes.Volatility && order.Terms.ContinuousUpdate == 0 && order.WorkingPrice is not null)
            return;
        if (!OrderTypes.IsPegged(type) && (!OrderTypes.IsPricedOnce(type) || order.WorkingPrice is not null))
            return;
        if (PriceOf(order, quote, market) is { } price)
            order.WorkingPrice = Capped(order, price);
    }

    private static decimal? PriceOf(SimOrder order, TradeQuote quote, ITradingMarket market)
    {
        var sign = order.IsBuy ? 1m : -1m;
        var terms = order.Terms;
        if (quote.Opposite(order.IsBuy) is not { } far || quote.Opposite(!order.IsBuy) is not { } near)
            return null;
        var middle = (near + far) / 2m;
        var offset = terms.PercentOffset is { } part ? near * part : terms.AuxPrice ?? 0m;
        return terms.OrderType switch
        {
            OrderTypes.Relative or OrderTypes.PegPrimary or OrderTypes.SnapPrimary => ToTick(order, near + (sign * offset)),
            OrderTypes.PassiveRelative => ToTick(order, near - (sign * offset)),
            OrderTypes.PegMarket or OrderTypes.SnapMarket => ToTick(order, far - (sign * offset)),
            OrderTypes.PegMid => middle - (sign * MidOffset(order, Math.Abs(far - near), offset)),
            OrderTypes.SnapMid => ToTick(order, middle - (sign * offset)),
            OrderTypes.PegBest => terms.CompeteAgainstBestOffsetUpToMid
                ? middle - (sign * MidOffset(order, Math.Abs(far - near), 0m))
                : ToTick(order, near + (sign * (terms.CompeteAgainstBestOffset ?? order.Tradable.MinTick))),
            OrderTypes.MarketProtected or OrderTypes.StopProtected => ToTick(order, far + (sign * Math.Abs(far) * Protection)),
            OrderTypes.Volatility => ToTick(order, market.OptionPrice(order.Tradable, AnnualVolatility(order.Terms))),
            OrderTypes.PegStock => market.UnderlyingOf(order.Tradable) is { } stock
                ? Moved(order, middle, market.QuoteOf(stock).Mark, (decimal)(terms.Delta ?? 0d) / Percent)
                : null,
            OrderTypes.PegBenchmark => market.Find(terms.ReferenceContractId) is { } reference
                ? Moved(order, middle, market.QuoteOf(reference).Mark, BenchmarkRate(order))
                : null,
            _ => null,
        };
    }

    /// <summary>
    /// The starting price, moved by the reference's way since the reference price. Both begin with the market's of the first step when they are not
    /// given.
    /// </summary>
    private static decimal Moved(SimOrder order, decimal middle, decimal reference, decimal rate)
    {
        if (order.Terms.StartingPrice is null || order.Terms.StockRefPrice is null)
            order.Terms = order.Terms with
            {
                StartingPrice = order.Terms.StartingPrice ?? ToTick(order, middle),
                StockRefPrice = order.Terms.StockRefPrice ?? reference,
            };
        return ToTick(order, order.Terms.StartingPrice!.Value + (rate * (reference - order.Terms.StockRefPrice!.Value)));
    }

    /// <summary>Orders name it in percent, of a day or of a year of 252 trading days.</summary>
    private static double AnnualVolatility(Order terms) =>
        (terms.Volatility ?? 0) / 100 * (terms.VolatilityType == DailyVolatility ? Math.Sqrt(TradingDays) : 1);

    private static decimal BenchmarkRate(SimOrder order)
    {
        var terms = order.Terms;
        var rate = terms.ReferenceChangeAmount is > 0m and var unit ? (terms.PeggedChangeAmount ?? 0m) / unit : 0m;
        return terms.IsPeggedChangeAmountDecrease ? -rate : rate;
    }

    /// <summary>Orders at IBKRATS name one offset for a middle on the grid and one for a middle between two prices.</summary>
    private static decimal MidOffset(SimOrder order, decimal spread, decimal usual)
    {
        var tick = order.Tradable.MinTick;
        var isOnGrid = tick == 0m || spread / 2m % tick == 0m;
        return (isOnGrid ? order.Terms.MidOffsetAtWhole : order.Terms.MidOffsetAtHalf) ?? usual;
    }

    private static decimal Capped(SimOrder order, decimal price)
    {
        if (order.Terms.LmtPrice is not { } cap || (cap == 0m && !order.Tradable.IsCombo))
            return price;
        return order.IsBuy ? Math.Min(price, cap) : Math.Max(price, cap);
    }

    /// <summary>Onto the grid, away from the far side: a buyer's price rounds down.</summary>
    private static decimal ToTick(SimOrder order, decimal price)
    {
        var tick = order.Tradable.TickAt(price);
        return tick == 0m ? price : (order.IsBuy ? Math.Floor(price / tick) : Math.Ceiling(price / tick)) * tick;
    }
}
