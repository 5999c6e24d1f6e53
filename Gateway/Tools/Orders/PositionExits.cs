using System.Globalization;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

/// <summary>
/// Orders that end or guard what is held. One at a time on each position, so that two together never trade more than there is; after a person's approval the
/// position is looked at once more.
/// </summary>
internal sealed class PositionExits(OrderPlacement desk, HoldingLookup holdings, StopSide stops, OrderRefLock underway)
{
    /// <summary>Closes a part of a position. Side and size of the ticket come from what is held.</summary>
    /// <exception cref="ToolException">Nothing is held, it is not certain what is, or open orders close it already. Nothing was sent.</exception>
    public async Task<PlaceResult> CloseAsync(
        RequestContext context, Contract asked, decimal percent, OrderTicket ticket, string? account, string? orderRef, TimeSpan wait, CancellationToken cancellationToken)
    {
        var (chosen, contract) = await holdings.NameAsync(asked, account, cancellationToken);
        using var alone = underway.Begin([KeyOf(chosen, contract)]);
        if (orderRef.OrNull() is { } own && await desk.PlacedOnAsync(contract, chosen, [own], cancellationToken) is [var earlier])
            return earlier;
        var held = await holdings.FindAsync(contract, chosen, cancellationToken);
        var quantity = HoldingPart.Of(held.Quantity, percent);
        var leaving = await holdings.OnItsWayOutAsync(held, cancellationToken);
        if (leaving + quantity > Math.Abs(held.Quantity))
            throw WouldReverse(held, leaving, string.Create(CultureInfo.InvariantCulture, $"{quantity:0.####} more could turn the position around."), "or close a smaller percent.");
        return await desk.PlaceAsync(
            context, contract, Exit(ticket, held, quantity), chosen, orderRef, wait, cancellationToken, () => RequireUnchangedAsync(held, leaving, cancellationToken));
    }

    /// <summary>Guards all of a position by orders of which one ends the other.</summary>
    /// <param name="check">Gets the position, negative when short; throws when the prices do not fit it.</param>
    /// <exception cref="ToolException">As for <see cref="CloseAsync"/>.</exception>
    public async Task<GroupResult> ProtectAsync(
        RequestContext context, Contract asked, IReadOnlyList<OrderTicket> tickets, Action<decimal> check, string? account, string? orderRef, TimeSpan wait,
        CancellationToken cancellationToken)
    {
        var (chosen, contract) = await holdings.NameAsync(asked, account, cancellationToken);
        using var alone = underway.Begin([KeyOf(chosen, contract)]);
        if (orderRef.OrNull() is { } own
            && await desk.PlacedOnAsync(contract, chosen, [.. tickets.Select((_, i) => OrderPlacement.MemberRef(own, i))], cancellationToken) is { Count: > 0 } earlier)
            return GroupResult.Of(own, earlier);
        var held = await holdings.FindAsync(contract, chosen, cancellationToken);
        check(held.Quantity);
        var stop = tickets.FirstOrDefault(ticket => ticket.Kind == OrderKind.Stop)?.StopPrice;
        await stops.CheckAsync(contract, held.Quantity, stop, cancellationToken);
        if (await holdings.OnItsWayOutAsync(held, cancellationToken) is > 0 and var leaving)
            throw WouldReverse(held, leaving, "a stop beside them could turn the position around.", "or change them with ibkr_modify_order.");
        return await desk.PlaceGroupAsync(
            context, [.. tickets.Select(ticket => new GroupMember(contract, Exit(ticket, held, Math.Abs(held.Quantity)), chosen))], ocaType: 1, orderRef, wait, cancellationToken,
            async () =>
            {
                await RequireUnchangedAsync(held, leaving: 0, cancellationToken);
                await stops.CheckAsync(contract, held.Quantity, stop, cancellationToken);
            });
    }

    private static string KeyOf(string account, Contract contract) => string.Create(CultureInfo.InvariantCulture, $"{contract.Symbol} (conId {contract.ConId}) in {account}");

    private static OrderTicket Exit(OrderTicket ticket, Position held, decimal quantity) => ticket with { Action = HoldingPart.ExitOf(held.Quantity), Quantity = quantity };

    private async Task RequireUnchangedAsync(Position before, decimal leaving, CancellationToken cancellationToken)
    {
        var now = await holdings.FindAsync(before.Contract, before.Account, cancellationToken);
        if (now.Quantity != before.Quantity || await holdings.OnItsWayOutAsync(now, cancellationToken) != leaving)
            throw ToolErrors.Refused(
                "position_changed", "Nothing was sent: the position or its open orders changed while the order waited for approval.", "Look at ibkr_get_positions and ask again.");
    }

    private static ToolException WouldReverse(Position held, decimal leaving, string why, string instead) => ToolErrors.Refused(
        "would_reverse",
        string.Create(CultureInfo.InvariantCulture, $"Nothing was sent: open orders close {leaving:0.####} of {Math.Abs(held.Quantity):0.####} {held.Contract.Symbol} already; ") + why,
        "Cancel them with ibkr_cancel_all_orders and the symbol, " + instead);
}
