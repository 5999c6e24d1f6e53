namespace TwsSimulator.Trading;

/// <summary>TWS's status texts.</summary>
internal static class OrderStatus
{
    public const string ApiPending = "ApiPending";
    public const string PendingSubmit = "PendingSubmit";
    public const string PreSubmitted = "PreSubmitted";
    public const string Submitted = "Submitted";
    public const string PendingCancel = "PendingCancel";
    public const string Cancelled = "Cancelled";
    public const string Filled = "Filled";
    public const string Inactive = "Inactive";

    public static bool IsDone(string status) => status is Cancelled or Filled or Inactive;
}
