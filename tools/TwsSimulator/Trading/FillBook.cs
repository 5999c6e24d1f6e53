using TwsSimulator.Trading.Combos;

namespace TwsSimulator.Trading;

/// <summary>Books what an order trades: on the order, on its account, with the commission.</summary>
internal sealed class FillBook(ITradingMarket market, IOrderNumbers numbers)
{
    /// <summary>One fill; of a combination its own and one of each leg.</summary>
    public IReadOnlyList<Fill> Book(SimOrder order, decimal quantity, decimal price)
    {
        var added = order.Terms.OrderType is OrderTypes.Limit && order.PlacedAt < market.Now;
        order.AddFill(quantity, price);
        return order.Tradable.IsCombo ? BookLegs(order, quantity, price, added) : [BookWhole(order, quantity, price, added)];
    }

    private Fill BookWhole(SimOrder order, decimal quantity, decimal price, bool added)
    {
        var total = CommissionSchedule.Of(order.Tradable, order.Filled, order.AverageFillPrice);
        var commission = total - order.Commission;
        order.Commission = total;
        var realized = order.Account.Book(order.Tradable, order.IsBuy ? quantity : -quantity, price, commission);
        return new Fill(order, numbers.NewExecId(), market.Now, quantity, price, order.Filled, order.AverageFillPrice, commission, realized, added);
    }

    /// <summary>Reports the fill of a combination first, then that of each leg; only the legs are booked and charged.</summary>
    private List<Fill> BookLegs(SimOrder order, decimal quantity, decimal price, bool added)
    {
        var prices = ComboPrices.LegsAt(order, price, market);
        List<Fill> fills = [new(order, numbers.NewExecId(), market.Now, quantity, price, order.Filled, order.AverageFillPrice, 0m, null, added)];
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
            var realized = order.Account.Book(leg.Tradable, leg.IsBuy == order.IsBuy ? size : -size, prices[i], commission);
            fills.Add(
                new Fill(order, numbers.NewExecId(), market.Now, size, prices[i], progress.Filled, progress.AveragePrice, commission, realized, added)
                {
                    Leg = leg,
                });
        }
        return fills;
    }
}
