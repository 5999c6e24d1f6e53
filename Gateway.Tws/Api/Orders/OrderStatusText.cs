namespace Gateway.Tws.Api.Orders;

/// <summary>TWS's order status texts and what they mean.</summary>
public static class OrderStatusText
{
    public const string ApiPending = "ApiPending";
    public const string PendingSubmit = "PendingSubmit";
    public const string PendingCancel = "PendingCancel";
    public const string PreSubmitted = "PreSubmitted";
    public const string Submitted = "Submitted";
    public const string ApiCancelled = "ApiCancelled";
    public const string Cancelled = "Cancelled";
    public const string Filled = "Filled";
    public const string Inactive = "Inactive";

    /// <summary>IB's servers or the exchange hold the order. PendingSubmit alone is not that yet.</summary>
    public static bool IsAcknowledged(string status) => status is PreSubmitted or Submitted or Filled or PendingCancel;

    /// <summary>The order is done. An inactive order does not work, but may become active again.</summary>
    public static bool IsDone(string status) => status is Filled or Cancelled or ApiCancelled;

    public static bool IsCancelled(string status) => status is Cancelled or ApiCancelled;
}
