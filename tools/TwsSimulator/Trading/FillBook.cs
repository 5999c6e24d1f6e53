using TwsSimulator.Trading.Combos;

namespace TwsSimulator.Trading;

/// <summary>Books what an order trades: on the order, on its accounts, with the commission.</summary>
internal sealed class FillBook(ITradingMarket market, IOrderNumbers numbers)
{
    /// <summary>One fill for each account; of a combination its own and one of each leg.</summary>
    public IReadOnlyList<Fill> Book(SimOrder order, decimal quantity, decimal price)
    {
        var added = order.Terms.OrderType is OrderTypes.Limit && order.PlacedAt < market.Now;
        order.AddFill(quantity, price);
        List<Fill> fills = [];
        // Whole shares stay whole, and round lots round; only what trades in fractions is divided in fractions.
        var step = order.Tradable.SizeIncrement;
        var unit = step >= 1m ? step : quantity == decimal.Truncate(quantity) ? 1m : Math.Max(step, 0.00000001m);
        foreach (var (share, part) in AllocationMethods.Divide(order.Shares, quantity, unit))
            fills.AddRange(order.Tradable.IsCombo ? BookLegs(order, share, part, price, added) : [BookWhole(order, share, part, price, added)]);
        return fills;
    }

    private Fill BookWhole(SimOrder order, Share share, decimal quantity, decimal price, bool added)
    {
        var total = CommissionSchedule.Of(order.Tradable, share.Filled, order.AverageFillPrice);
        var commission = total - share.Commission;
        share.Commission = total;
        order.Commission += commission;
        var realized = share.Account.Book(order.Tradable, order.IsBuy ? quantity : -quantity, price, commission);
        return new Fill(order, numbers.NewExecId(), market.Now, quantity, price, share.Filled, order.AverageFillPrice, commission, realized, added)
        {
            Account = share.Account,
        };
    }

    /// <summary>Reports the fill of a combination first, then that of each leg; only the legs are booked and charged.</summary>
    private List<Fill> BookLegs(SimOrder order, Share share, decimal quantity, decimal price, bool added)
    {
        var prices = ComboPrices.LegsAt(order, price, market);
        List<Fill> fills =
        [
            new(order, numbers.NewExecId(), market.Now, quantity, price, share.Filled, order.AverageFillPrice, 0m, null, added)
            {
                Account = share.Account,
            },
        ];
        for (var i = 0; i < order.Legs.Count; i++)
        {
            var progress = order.Legs[i];
            var leg = progress.Leg;
            var size = quantity * leg.Ratio;
            progress.AddFill(size, prices[i]);
            var total = CommissionSchedule.Of(leg.Tradable, progress.Filled, progress.AveragePrice);
            var commission = total - progress.Commission;
            progress.Commission = total;
            order.Commission += commission;
            var realized = share.Account.Book(leg.Tradable, leg.IsBuy == order.IsBuy ? size : -size, prices[i], commission);
            fills.Add(
                new Fill(order, numbers.NewExecId(), market.Now, size, prices[i], progress.Filled, progress.AveragePrice, commission, realized, added)
                {
                    Leg = leg,
                    Account = share.Account,
                });
        }
        return fills;
    }
}
