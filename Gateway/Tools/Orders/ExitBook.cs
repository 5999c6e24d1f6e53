using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

/// <summary>
/// What callers asked under their own keys when they closed or protected a position. The orders alone do not say it: the part of a position cannot be
/// read from them once the position has changed. The journal keeps the request with the order.
/// </summary>
internal sealed class ExitBook(TwsClient client, EarlierOrders orders)
{
    /// <summary>The orders that were placed earlier under the caller's key.</summary>
    /// <param name="key">The caller's key.</param>
    /// <param name="references">The references that the earlier orders would have.</param>
    /// <exception cref="ToolException">The key belongs to another request, in whichever field.</exception>
    public async Task<IReadOnlyList<PlaceResult>> FindAsync(
        string key, IReadOnlyList<string> references, AskedExit now, CancellationToken cancellationToken)
    {
        var placed = await orders.PlacedOnAsync(now.Contract, now.Account, references, cancellationToken);
        if (placed.Count > 0 && !IsSame(placed, now))
            throw EarlierOrders.UsedBefore(key);
        return [.. placed.Select(one => PlaceResults.Of(one.Order))];
    }

    /// <summary>Orders that the journal lacks were not placed by this gateway: they are compared by what TWS reports.</summary>
    private bool IsSame(IReadOnlyList<(int Index, OrderEntry Order)> placed, AskedExit now) => placed.All(
        one => client.Orders.OriginOf(one.Order.Order.OrderRef) is { } origin
            ? origin.Intent == now.Words
            : now.IsLike(one.Index, one.Order.Order));
}

/// <summary>A request to close or protect a position.</summary>
/// <param name="Percent">The part that is closed; null for all that is left unprotected.</param>
/// <param name="Tickets">The exits, without side and size.</param>
internal sealed record AskedExit(Contract Contract, string Account, decimal? Percent, IReadOnlyList<OrderTicket> Tickets)
{
    /// <summary>Everything that was asked, as text.</summary>
    public string Words => string.Create(
        CultureInfo.InvariantCulture,
        $"{Account} {Contract.ConId} {Percent:0.############} {string.Join(";", Tickets.Select(WordsOf))}");

    /// <summary>Whether an order that TWS reports can be the exit at this place.</summary>
    public bool IsLike(int index, Order order)
    {
        var ticket = Tickets[index];
        var trails = PriceRule.Of(ticket.Kind).Trails;
        return order.OrderType == EnumName<OrderKind>.Of(ticket.Kind)
            && (ticket.LimitPrice is null || order.LmtPrice == ticket.LimitPrice)
            && (trails || ticket.StopPrice is null || order.AuxPrice == ticket.StopPrice)
            && (!trails || ticket.TrailAmount is null || order.AuxPrice == ticket.TrailAmount)
            && (ticket.TrailPercent is null || order.TrailingPercent == ticket.TrailPercent);
    }

    private static string WordsOf(OrderTicket ticket) => string.Create(
        CultureInfo.InvariantCulture,
        $"{ticket.Kind} limit {ticket.LimitPrice:0.############} stop {ticket.StopPrice:0.############} trail {ticket.TrailAmount:0.############} "
        + $"percent {ticket.TrailPercent:0.############} {ticket.NamedTif ?? TimeInForce.Day} {ticket.OutsideRth}{ticket.GoodTillDate}");
}
