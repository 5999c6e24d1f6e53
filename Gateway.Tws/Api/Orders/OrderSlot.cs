namespace Gateway.Tws.Api.Orders;

/// <summary>The place of one order in the book; its entry is replaced as TWS tells more.</summary>
internal sealed class OrderSlot
{
    public OrderEntry Entry { get; set; } = new();

    /// <summary>The order as this client last had it accepted; null for orders of other clients and of earlier runs.</summary>
    public Model.Order? Sent { get; set; }

    /// <summary>How TWS first showed <see cref="Sent"/>; what it shows otherwise since then was changed elsewhere. Null until it has.</summary>
    public Model.Order? Shown { get; set; }

    /// <summary>It was sent to be kept in TWS, and TWS has not told that it works since.</summary>
    public bool IsHeld => Sent is { Transmit: false } && !Entry.IsDone && !OrderStatusText.IsAcknowledged(Entry.Status);
}
