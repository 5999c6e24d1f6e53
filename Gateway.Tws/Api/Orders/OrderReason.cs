namespace Gateway.Tws.Api.Orders;

/// <summary>Why an order is where it is.</summary>
/// <param name="Code">TWS's code; null when the words are the client's own.</param>
/// <param name="RejectJson">Details of a rejection as TWS sent them (advancedOrderRejectJson), or empty.</param>
public sealed record OrderReason(int? Code, string Text, string RejectJson = "");
