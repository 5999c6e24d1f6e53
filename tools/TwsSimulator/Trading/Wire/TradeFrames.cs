using Gateway.Tws.Wire;

namespace TwsSimulator.Trading.Wire;

/// <summary>Writes orderStatus (3), executionData (11) and commissionReport (59): all fields after the message id.</summary>
internal static class TradeFrames
{
    public static void WriteStatus(FieldWriter fields, SimOrder order, ServerVersion version)
    {
        fields.Write(order.ShownId);
        fields.Write(order.Status);
        fields.Write(order.Filled);
        fields.Write(order.Remaining);
        fields.Write(order.AverageFillPrice);
        OrderBlocks.WritePermId(fields, order.PermId, version);
        fields.Write(order.Terms.ParentId);
        fields.Write(order.LastFillPrice);
        fields.Write(order.Key.ClientId);
        fields.Write(order.WhyHeld);
        fields.Write(0); // market cap price
    }

    /// <param name="fields">Where to write.</param>
    /// <param name="requestId">-1 for an execution that just happened.</param>
    /// <param name="fill">The execution.</param>
    /// <param name="version">The client's.</param>
    public static void WriteExecution(FieldWriter fields, int requestId, Fill fill, ServerVersion version)
    {
        var order = fill.Order;
        fields.Write(requestId);
        fields.Write(order.ShownId);
        OrderBlocks.WriteContract(fields, fill.Contract);
        fields.Write(fill.ExecId);
        fields.Write(OrderTimes.Format(fill.Time));
        fields.Write(fill.Account.Id);
        fields.Write(fill.Contract.PrimaryExch.Length > 0 ? fill.Contract.PrimaryExch : fill.Contract.Exchange);
        fields.Write(fill.IsBuy ? "BOT" : "SLD");
        fields.Write(fill.Quantity);
        fields.Write(fill.Price);
        OrderBlocks.WritePermId(fields, order.PermId, version);
        fields.Write(order.Key.ClientId);
        fields.Write(0); // liquidation
        fields.Write(fill.CumulativeQuantity);
        fields.Write(fill.AveragePrice);
        fields.Write(order.Terms.OrderRef);
        fields.WriteEmpty(); // economic value rule
        fields.WriteEmpty(); // and its multiplier
        fields.Write(order.Terms.ModelCode);
        fields.Write(fill.AddedLiquidity ? 1 : 2);
        if (version.Has(ServerVersion.PendingPriceRevision))
            fields.Write(false);
        if (version.Has(ServerVersion.Submitter))
            fields.Write(order.Terms.Submitter);
    }

    public static void WriteCommission(FieldWriter fields, Fill fill)
    {
        fields.Write(1);
        fields.Write(fill.ExecId);
        fields.Write(fill.Commission);
        fields.Write(fill.Tradable.Currency);
        OrderBlocks.WriteOrNoNumber(fields, fill.RealizedPnL);
        fields.Write(OrderBlocks.NoNumber); // yield
        fields.WriteEmpty(); // yield redemption date
    }
}
