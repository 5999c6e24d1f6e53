namespace Gateway.Tws.Api.Orders;

/// <summary>Decides where an order stands. Placing, repeating a key, status, cancels, streams, recovery and the journal all ask here.</summary>
public static class OrderJudge
{
    /// <summary>Whether nothing more can happen to an order.</summary>
    public static bool IsFinal(OrderPhase phase) =>
        phase is OrderPhase.Denied or OrderPhase.Filled or OrderPhase.Cancelled or OrderPhase.Rejected;

    /// <summary>Where an order stands by all that is known of it.</summary>
    public static OrderPhase PhaseOf(OrderEntry entry) => entry switch
    {
        { Status: OrderStatusText.Filled } => OrderPhase.Filled,
        { Rejected: true } => OrderPhase.Rejected,
        { Knowledge: OrderKnowledge.NotFound } => OrderPhase.NotFound,
        { Knowledge: OrderKnowledge.Unknown } => OrderPhase.Unknown,
        { Knowledge: OrderKnowledge.InFlight } => OrderPhase.Sent,
        { Status: OrderStatusText.Cancelled or OrderStatusText.ApiCancelled } => OrderPhase.Cancelled,
        { Status: OrderStatusText.Inactive } => OrderPhase.Inactive,
        { Filled: > 0 } => OrderPhase.PartiallyFilled,
        _ => OrderPhase.Working,
    };
}
