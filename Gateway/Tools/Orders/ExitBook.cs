using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Trading;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

/// <summary>
/// The record of what callers asked under their own keys when they closed or protected a position. The orders alone do not say it: the part of a
/// position cannot be read from them once the position has changed. Kept in the data directory where there is one.
/// </summary>
internal sealed class ExitBook(TradingStore store, EarlierOrders orders)
{
    /// <summary>The orders that were placed earlier under the caller's key.</summary>
    /// <param name="key">The caller's key.</param>
    /// <param name="references">The references that the earlier orders would have.</param>
    /// <exception cref="ToolException">The key belongs to another request, in whichever field.</exception>
    public async Task<IReadOnlyList<PlaceResult>> FindAsync(
        string key, IReadOnlyList<string> references, AskedExit now, CancellationToken cancellationToken)
    {
        var placed = await orders.PlacedOnAsync(now.Contract, now.Account, references, cancellationToken);
        if (placed.Count > 0 && !IsSame(key, placed, now))
            throw EarlierOrders.UsedBefore(key);
        return [.. placed.Select(one => PlaceResults.Of(one.Order))];
    }

    /// <summary>Records a request before its orders are sent. A caller without a key is not recorded.</summary>
    /// <exception cref="ToolException">The record cannot be written. Nothing was sent.</exception>
    public void Note(string? key, AskedExit asked)
    {
        if (key is not null)
            Use(() => store.Write(KeyOf(key), asked.Words));
    }

    /// <summary>Orders without a record were not placed by an exit of this gateway's run: they are compared by what TWS reports.</summary>
    private bool IsSame(string key, IReadOnlyList<(int Index, OrderEntry Order)> placed, AskedExit now)
    {
        string? words = null;
        Use(() => words = store.Read(KeyOf(key)));
        return words is not null ? words == now.Words : placed.All(one => one.Order.Asked is null && now.IsLike(one.Index, one.Order.Order));
    }

    private static string KeyOf(string key) => "exit " + key;

    private static void Use(Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (TradingStore.IsUnwritable(failure))
        {
            throw ToolErrors.Refused(
                "ref_unkept", "Nothing was sent: the orderRef cannot be kept, so a second call with it could not be recognized.",
                "Check the disk of TRADING_DATA_DIRECTORY.");
        }
    }
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
