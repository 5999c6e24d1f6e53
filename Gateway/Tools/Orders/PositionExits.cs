using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

/// <summary>
/// Closes positions, and protects them by exits. Handles one request at a time for each position, so that two together never trade more than is held;
/// after an approval the position is read again.
/// </summary>
internal sealed class PositionExits(
    OrderPlacement placement, ExitBook book, HoldingLookup holdings, ExitSides sides, OrderRefLock locks)
{
    /// <summary>Closes a part of a position. Side and size of the ticket come from the position.</summary>
    /// <exception cref="ToolException">
    /// There is no position, TWS did not send all positions, or open orders close it already. Nothing was sent.
    /// </exception>
    public async Task<PlaceResult> CloseAsync(
        RequestContext context, Contract asked, decimal percent, OrderTicket ticket, string? account, string? orderRef, TimeSpan wait,
        CancellationToken cancellationToken)
    {
        var (chosen, details) = await holdings.NameAsync(asked, account, cancellationToken);
        var contract = details.Contract;
        using var lease = await locks.AcquireAsync([KeyOf(chosen, contract)], wait, cancellationToken);
        var exit = new AskedExit(contract, chosen, percent, [ticket]);
        if (orderRef.OrNull() is { } own && await book.FindAsync(own, [own], exit, cancellationToken) is [var earlier])
            return earlier;
        var held = await holdings.FindAsync(contract, chosen, cancellationToken);
        var quantity = HoldingPart.Of(held.Quantity, percent, details);
        var closing = await holdings.ClosingQuantityAsync(held, cancellationToken);
        if (closing + quantity > Math.Abs(held.Quantity))
            throw WouldReverse(
                held, closing, string.Create(CultureInfo.InvariantCulture, $"{quantity:0.####} more could reverse the position."),
                FreePercent(held, closing) is > 0 and var free
                    ? string.Create(CultureInfo.InvariantCulture, $"or close what they leave: percent {free:0.##}.")
                    : "or change them with ibkr_modify_order.");
        return await placement.PlaceAsync(
            context, contract, Exit(ticket, held, quantity), chosen, orderRef, wait, cancellationToken,
            within => RequireUnchangedAsync(held, closing, within), exit.Words);
    }

    /// <summary>Protects what open orders leave of a position by an OCA group of exits.</summary>
    /// <param name="check">Gets the position, negative when short; throws when the prices do not fit it.</param>
    /// <exception cref="ToolException">As for <see cref="CloseAsync"/>.</exception>
    public async Task<GroupResult> ProtectAsync(
        RequestContext context, Contract asked, IReadOnlyList<OrderTicket> tickets, Action<decimal> check, string? account, string? orderRef,
        TimeSpan wait, CancellationToken cancellationToken)
    {
        var (chosen, details) = await holdings.NameAsync(asked, account, cancellationToken);
        var contract = details.Contract;
        using var lease = await locks.AcquireAsync([KeyOf(chosen, contract)], wait, cancellationToken);
        var exit = new AskedExit(contract, chosen, Percent: null, tickets);
        if (orderRef.OrNull() is { } own
            && await book.FindAsync(own, [.. tickets.Select((_, i) => EarlierOrders.MemberRef(own, i))], exit, cancellationToken)
                is { Count: > 0 } earlier)
            return GroupResult.Of(own, earlier);
        var held = await holdings.FindAsync(contract, chosen, cancellationToken);
        check(held.Quantity);
        var prices = new ExitPrices(
            held.Quantity > 0, tickets.FirstOrDefault(ticket => ticket.Kind == OrderKind.Stop)?.StopPrice,
            tickets.FirstOrDefault(ticket => ticket.Kind == OrderKind.Limit)?.LimitPrice);
        await sides.CheckAsync(contract, prices, cancellationToken);
        var closing = await holdings.ClosingQuantityAsync(held, cancellationToken);
        var size = Math.Abs(held.Quantity);
        if (closing >= size)
            throw WouldReverse(held, closing, "a stop for more could reverse the position.", "or change them with ibkr_modify_order.");
        var placed = await placement.PlaceGroupAsync(
            context, [.. tickets.Select(ticket => new GroupMember(contract, Exit(ticket, held, size - closing), chosen))], ocaType: 1,
            orderRef, wait, cancellationToken, async within =>
            {
                await RequireUnchangedAsync(held, closing, within);
                await sides.CheckAsync(contract, prices, within);
            }, exit.Words);
        return closing == 0 ? placed : placed with
        {
            Note = string.Create(
                CultureInfo.InvariantCulture,
                $"Open orders close {closing:0.########} of {size:0.########} already; these orders are for the other {size - closing:0.########}."),
        };
    }

    /// <summary>How much of a position no open order closes, in per cent, rounded down to two decimals.</summary>
    private static decimal FreePercent(Position held, decimal closing) =>
        decimal.Floor((Math.Abs(held.Quantity) - closing) * Hundredths / Math.Abs(held.Quantity)) / 100;

    private const decimal Hundredths = 10_000;

    private static string KeyOf(string account, Contract contract) =>
        string.Create(CultureInfo.InvariantCulture, $"{contract.Symbol} (conId {contract.ConId}) in {account}");

    private static OrderTicket Exit(OrderTicket ticket, Position held, decimal quantity) =>
        ticket with { Action = HoldingPart.ExitOf(held.Quantity), Quantity = quantity };

    private async Task RequireUnchangedAsync(Position before, decimal closing, CancellationToken cancellationToken)
    {
        var now = await holdings.FindAsync(before.Contract, before.Account, cancellationToken);
        if (now.Quantity != before.Quantity || await holdings.ClosingQuantityAsync(now, cancellationToken) != closing)
            throw ToolErrors.Refused(
                "position_changed", "Nothing was sent: the position or its open orders changed while the order waited for approval.",
                "Check ibkr_get_positions and call again.");
    }

    private static ToolException WouldReverse(Position held, decimal closing, string why, string instead) => ToolErrors.Refused(
        "would_reverse",
        string.Create(
            CultureInfo.InvariantCulture,
            $"Nothing was sent: open orders close {closing:0.####} of {Math.Abs(held.Quantity):0.####} {held.Contract.Symbol} already; ") + why,
        "Cancel them with ibkr_cancel_all_orders and the symbol, " + instead);
}
