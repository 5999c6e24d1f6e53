namespace TwsSimulator.Trading;

/// <summary>Receives the engine's events in order, under the trading desk's lock: it must only queue them.</summary>
internal interface IOrderListener
{
    /// <summary>An order has entered the book; nothing is sent about it yet.</summary>
    void Added(SimOrder order);

    /// <summary>An order's terms or status have changed: openOrder and orderStatus.</summary>
    void Changed(SimOrder order);

    /// <summary>Only the status has changed: orderStatus alone.</summary>
    void StatusChanged(SimOrder order);

    void Executed(Fill fill);

    void CommissionCharged(Fill fill);

    /// <summary>The answer to a what-if order, which is not placed.</summary>
    void Previewed(SimOrder order, OrderPreview preview);

    /// <summary>A request about an order was refused, or the order's end has a reason.</summary>
    void Refused(OrderKey key, OrderRefusal refusal);

    /// <summary>A message about an accepted order, which goes on.</summary>
    void Advised(OrderKey key, OrderRefusal note);
}
