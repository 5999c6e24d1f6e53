namespace Gateway.Tws.Api.Orders;

/// <summary>The place of one order in the book; its entry is replaced as TWS tells more.</summary>
internal sealed class OrderSlot
{
    public OrderEntry Entry { get; set; } = new();

    /// <summary>The order as this client last had it accepted; null for orders of other clients and of earlier runs.</summary>
    public Model.Order? Sent { get; set; }
}
