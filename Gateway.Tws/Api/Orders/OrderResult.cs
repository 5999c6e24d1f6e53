using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>The outcome of placing or changing an order.</summary>
/// <param name="OrderId">The id within this client id.</param>
/// <param name="PermId">IB's permanent id; null while IB has not given one.</param>
/// <param name="Status">TWS's status text, such as <c>Submitted</c> or <c>Filled</c>; empty when TWS sent none.</param>
/// <param name="AvgFillPrice">Null while nothing is filled.</param>
/// <param name="Reason">Why it was rejected or is unknown, or what TWS said when it ended the order; else null.</param>
/// <param name="Warnings">Advice that TWS gave, such as 399.</param>
public sealed record OrderResult(
    OrderOutcome Outcome,
    int OrderId,
    long? PermId,
    string Status,
    decimal? Filled,
    decimal? Remaining,
    decimal? AvgFillPrice,
    OrderReason? Reason,
    IReadOnlyList<TwsError> Warnings);
