namespace Gateway.Tws.Session;

/// <summary>An error, warning or notice as TWS sent it (message 4).</summary>
/// <param name="Id">The request or order that it belongs to; -1 when none.</param>
/// <param name="AdvancedOrderRejectJson">Details of an order rejection, or empty.</param>
public sealed record TwsError(int Id, int Code, string Text, string AdvancedOrderRejectJson, DateTimeOffset? Time);
