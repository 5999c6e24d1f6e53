using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>
/// Applies TWS's messages to an order's entry. TWS repeats, omits and reorders messages, so each may be applied any number of times, a final status
/// is never undone, and the filled quantity never falls.
/// </summary>
internal static class OrderMerge
{
    private const int MostWarnings = 8;

    public static OrderEntry With(this OrderEntry entry, OrderStatusMessage message) =>
        entry.WithFill(message.Filled, message.Remaining, message.AvgFillPrice) with
        {
            OrderId = message.OrderId,
            ClientId = message.ClientId,
            PermId = message.PermId > 0 ? message.PermId : entry.PermId,
            ParentId = message.ParentId,
            Status = Next(entry.Status, message.Status),
            HasWorked = entry.HasWorked || OrderStatusText.IsAcknowledged(message.Status),
            LastFillPrice = message.LastFillPrice > 0 ? message.LastFillPrice : entry.LastFillPrice,
            WhyHeld = message.WhyHeld,
            MktCapPrice = message.MktCapPrice is > 0 ? message.MktCapPrice : null,
            Knowledge = OrderKnowledge.Known,
            Rejected = entry.Rejected && !OrderStatusText.IsAcknowledged(message.Status),
        };

    public static OrderEntry With(this OrderEntry entry, OpenOrderMessage message) => entry with
    {
        OrderId = message.OrderId,
        ClientId = message.Order.ClientId,
        PermId = message.Order.PermId > 0 ? message.Order.PermId : entry.PermId,
        ParentId = message.Order.ParentId,
        Contract = message.Contract,
        Order = message.Order,
        State = message.OrderState,
        Status = Next(entry.Status, message.OrderState.Status),
        HasWorked = entry.HasWorked || OrderStatusText.IsAcknowledged(message.OrderState.Status),
        Remaining = entry.Remaining ?? message.Order.TotalQuantity,
        Knowledge = OrderKnowledge.Known,
        Rejected = entry.Rejected && !OrderStatusText.IsAcknowledged(message.OrderState.Status),
    };

    public static OrderEntry With(this OrderEntry entry, CompletedOrderMessage message)
    {
        var filled = message.Order.FilledQuantity ?? 0;
        return entry.WithFill(filled, message.Order.TotalQuantity - filled, 0) with
        {
            PermId = message.Order.PermId > 0 ? message.Order.PermId : entry.PermId,
            Contract = message.Contract,
            Order = message.Order with { OrderId = entry.OrderId, ClientId = entry.ClientId ?? 0 },
            State = message.OrderState,
            Status = Next(entry.Status, message.OrderState.Status),
            Knowledge = OrderKnowledge.Known,
        };
    }

    /// <summary>A fill counts even without a status message. Fills of a combination's legs are not fills of the combination.</summary>
    public static OrderEntry With(this OrderEntry entry, ExecutionDataMessage message)
    {
        var execution = message.Execution;
        var known = entry with
        {
            OrderId = execution.OrderId,
            ClientId = execution.ClientId,
            PermId = execution.PermId > 0 ? execution.PermId : entry.PermId,
            Contract = entry.Contract == new Contract() ? message.Contract : entry.Contract,
            Order = entry.Order.OrderRef.Length == 0 ? entry.Order with { OrderRef = execution.OrderRef } : entry.Order,
            Knowledge = OrderKnowledge.Known,
            HasWorked = true,
            Rejected = false,
        };
        if (entry.Contract.SecType == Contract.Bag && message.Contract.SecType != Contract.Bag)
            return known;
        var total = entry.Order.TotalQuantity;
        known = known.WithFill(execution.CumQty, total - execution.CumQty, execution.AvgPrice) with { LastFillPrice = execution.Price };
        return total > 0 && known.Filled >= total ? known with { Status = OrderStatusText.Filled } : known;
    }

    public static OrderEntry With(this OrderEntry entry, TwsError error)
    {
        if (OrderErrors.IsAdvice(error.Code))
            return entry with { Warnings = [.. entry.Warnings.TakeLast(MostWarnings - 1), error] };
        var refused = entry.Status.Length == 0 && error.Code != OrderErrors.CancelNotice && OrderErrors.IsDefinite(error.Code);
        return entry with
        {
            LastError = error,
            Rejected = entry.Rejected || refused,
            Knowledge = refused ? OrderKnowledge.Known : entry.Knowledge,
        };
    }

    private static OrderEntry WithFill(this OrderEntry entry, decimal filled, decimal? remaining, decimal averagePrice) =>
        filled < entry.Filled
            ? entry
            : entry with
            {
                Filled = filled,
                Remaining = remaining ?? entry.Remaining,
                // TWS sometimes repeats a fill with price 0.
                AvgFillPrice = filled > 0 && averagePrice != 0 ? averagePrice : entry.AvgFillPrice,
            };

    /// <summary>Only Filled may replace a final status: the fill was faster than the cancel.</summary>
    private static string Next(string old, string next) =>
        next.Length == 0 || (OrderStatusText.IsDone(old) && next != OrderStatusText.Filled) ? old : next;
}
