using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>The outcome of placing or changing an order.</summary>
/// <param name="OrderId">The id within this client id.</param>
/// <param name="PermId">IB's permanent id; null while IB has not given one.</param>
/// <param name="Status">TWS's status text, such as <c>Submitted</c> or <c>Filled</c>; empty when TWS sent none.</param>
/// <param name="AvgFillPrice">Null while nothing is filled.</param>
/// <param name="Reason">Why it was rejected or is unknown, or TWS's text when it ended the order; otherwise null.</param>
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

/// <summary>The outcome of a request to place or change an order.</summary>
public enum OrderOutcome
{
    /// <summary>TWS accepted it.</summary>
    Confirmed,

    /// <summary>TWS refused it: it certainly does not work.</summary>
    Rejected,

    /// <summary>Sent, but TWS did not confirm it: it may or may not work. Do not place it again; look it up.</summary>
    Unknown,

    /// <summary>The gateway did not send it: no byte of it left.</summary>
    Denied,

    /// <summary>It was sent, and complete lists of TWS do not have it: it never arrived, unless a dialog in TWS still hides it.</summary>
    [JsonStringEnumMemberName("not_found")]
    NotFound,

    /// <summary>It waits for a person's approval; nothing was sent.</summary>
    Staged,
}

/// <summary>The reason for an order's status.</summary>
/// <param name="Code">TWS's code; null when the text is the client's own.</param>
/// <param name="RejectJson">Details of a rejection as TWS sent them (advancedOrderRejectJson), or empty.</param>
public sealed record OrderReason(int? Code, string Text, string RejectJson = "");
