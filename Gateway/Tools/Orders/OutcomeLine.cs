using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tws.Api.Orders;

namespace Gateway.Tools.Orders;

/// <summary>The outcome of orders in one line for people, the important word first.</summary>
internal static class OutcomeLine
{
    /// <summary>"BUY 10 AAPL LMT 189.5: Submitted, order 1001." or "REJECTED: BUY 10 AAPL MKT is not working. 201 Order rejected."</summary>
    public static string Of(PlaceResult order) => order.Outcome switch
    {
        OrderOutcome.Rejected => $"REJECTED: {Terms(order)} was refused.{Reason(order.Reason)}",
        OrderOutcome.Denied => $"DENIED: {Terms(order)} was not sent.{Reason(order.Reason)}",
        OrderOutcome.Staged => $"STAGED, nothing sent: {Terms(order)} waits for a person's approval{Place(order)}.",
        OrderOutcome.NotFound => $"NOT FOUND: TWS lists no order for {Terms(order)}, {Named(order)}.{Reason(order.Reason)}",
        OrderOutcome.Unknown => $"UNKNOWN: {Terms(order)} may be working. Do not place it again; look up {Named(order)}.",
        _ when order.IsCancelledUnfilled => $"CANCELLED: {Terms(order)} ended with nothing filled, {Named(order)}.{Reason(order.Reason)}",
        _ => $"{Terms(order)}: {order.Status ?? "confirmed"}{Fills(order)}, {Named(order)}.",
    };

    /// <summary>"2 of 3 orders confirmed, 1 rejected, 0 unknown."</summary>
    public static string Of(IReadOnlyList<PlaceResult> orders)
    {
        if (orders.Count > 0 && orders.All(order => order.Outcome == OrderOutcome.Staged))
            return string.Create(
                CultureInfo.InvariantCulture, $"STAGED, nothing sent: {orders.Count} orders wait for a person's approval{Place(orders[0])}.");
        var (confirmed, unknown) = (Count(orders, OrderOutcome.Confirmed), Count(orders, OrderOutcome.Unknown));
        var rejected = orders.Count - confirmed - unknown;
        var first = unknown > 0 ? "UNKNOWN: " : rejected > 0 ? "REJECTED: " : string.Empty;
        var line = string.Create(
            CultureInfo.InvariantCulture, $"{first}{confirmed} of {orders.Count} orders confirmed, {rejected} not working, {unknown} unknown.");
        var reason = orders.FirstOrDefault(order => OrderJudge.IsNotWorking(order.Outcome))?.Reason;
        return unknown > 0 ? line + " Do not place them again; look them up." : line + Reason(reason);
    }

    /// <summary>"BUY 10 AAPL LMT 189.5".</summary>
    public static string Terms(ContractInfo? contract, string? action, decimal? quantity, string? type, decimal? price) => string.Join(
        ' ',
        new[] { action, Number(quantity), contract is null ? null : QuoteLine.NameOf(contract), type, Number(price) }
            .Where(part => part is not null));

    public static string Reason(ReasonView? reason) => reason switch
    {
        null => string.Empty,
        { Code: { } code } => string.Create(CultureInfo.InvariantCulture, $" {code} {reason.Text}"),
        _ => $" {reason.Text}",
    };

    /// <summary>The order by the first of its ids that is known, as arguments name it; null when none is.</summary>
    public static string? Name(int? orderId, long? permId, string? orderRef) =>
        orderId is { } id ? string.Create(CultureInfo.InvariantCulture, $"orderId {id}")
        : permId is { } perm ? string.Create(CultureInfo.InvariantCulture, $"permId {perm}")
        : orderRef is { Length: > 0 } reference ? $"orderRef {reference}"
        : null;

    private static int Count(IReadOnlyList<PlaceResult> orders, OrderOutcome outcome) => orders.Count(order => order.Outcome == outcome);

    private static string Terms(PlaceResult order) =>
        Terms(order.Contract, order.Action, order.Quantity, order.OrderType, order.LimitPrice ?? order.AuxPrice);

    private static string Place(PlaceResult order) => order.Approval is { } place ? $" at {place.Path}" : string.Empty;

    private static string Named(PlaceResult order) => order.OrderId is { } id
        ? string.Create(CultureInfo.InvariantCulture, $"order {id}")
        : Name(null, order.PermId, order.OrderRef) ?? "an order without an id";

    private static string Fills(PlaceResult order) => order.Filled is > 0
        ? $", filled {Number(order.Filled)}{(order.AvgFillPrice is > 0 ? $" at {Number(order.AvgFillPrice)}" : string.Empty)}"
        : string.Empty;

    private static string? Number(decimal? number) => number?.ToString("0.########", CultureInfo.InvariantCulture);
}
