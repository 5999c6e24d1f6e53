using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace TwsSimulator.Trading.Wire;

/// <summary>Writes completedOrder (101) at every version: all fields after the message id. Source: docs/protocol.md, "completedOrder".</summary>
internal static class CompletedOrderWriter
{
    public static void Write(FieldWriter fields, SimOrder order, long parentPermId, ServerVersion version)
    {
        var terms = order.Terms;
        OrderBlocks.WriteContract(fields, order.Contract);
        WriteTerms(fields, order, version);
        WriteVolatility(fields, order);
        OrderBlocks.WriteLegs(fields, order.Contract, terms);
        OrderBlocks.WriteScale(fields, terms);
        OrderBlocks.WriteHedge(fields, terms);
        fields.Write(terms.ClearingAccount);
        fields.Write(terms.ClearingIntent.Length > 0 ? terms.ClearingIntent : "IB");
        fields.Write(terms.NotHeld);
        OrderBlocks.WriteDeltaNeutralContract(fields, order.Contract);
        OrderBlocks.WriteAlgorithm(fields, terms);
        fields.Write(terms.Solicited);
        fields.Write(order.Status);
        fields.Write(terms.RandomizeSize);
        fields.Write(terms.RandomizePrice);
        OrderBlocks.WriteBenchmark(fields, terms);
        ConditionFields.WriteAll(fields, terms);
        WriteEnd(fields, order, parentPermId);
        OrderBlocks.WriteCompetition(fields, terms);
        if (version.Has(ServerVersion.CustomerAccount))
            fields.Write(terms.CustomerAccount);
        if (version.Has(ServerVersion.ProfessionalCustomer))
            fields.Write(terms.ProfessionalCustomer);
        if (version.Has(ServerVersion.Submitter))
            fields.Write(terms.Submitter);
    }

    private static void WriteTerms(FieldWriter fields, SimOrder order, ServerVersion version)
    {
        var terms = order.Terms;
        fields.Write(terms.Action);
        fields.Write(terms.TotalQuantity);
        fields.Write(terms.OrderType);
        fields.Write(order.TrailLimit ?? terms.LmtPrice ?? 0m);
        fields.Write(terms.AuxPrice ?? 0m);
        fields.Write(terms.Tif.Length > 0 ? terms.Tif : "DAY");
        fields.Write(terms.OcaGroup);
        fields.Write(order.AccountName);
        fields.Write(terms.OpenClose);
        fields.Write(terms.Origin);
        fields.Write(terms.OrderRef);
        OrderBlocks.WritePermId(fields, order.PermId, version);
        fields.Write(terms.OutsideRth);
        fields.Write(terms.Hidden);
        fields.Write(terms.DiscretionaryAmt);
        fields.Write(terms.GoodAfterTime);
        fields.Write(terms.FaGroup);
        fields.Write(terms.FaMethod);
        fields.Write(terms.FaPercentage);
        if (!version.Has(ServerVersion.FaProfileRemoved))
            fields.WriteEmpty();
        fields.Write(terms.ModelCode);
        fields.Write(terms.GoodTillDate);
        fields.Write(terms.Rule80A.Length > 0 ? terms.Rule80A : "0");
        fields.Write(terms.PercentOffset);
        fields.Write(terms.SettlingFirm);
        fields.Write(terms.ShortSaleSlot);
        fields.Write(terms.DesignatedLocation);
        fields.Write(terms.ExemptCode);
        fields.Write(terms.StartingPrice);
        fields.Write(terms.StockRefPrice);
        fields.Write(terms.Delta);
        fields.Write(terms.StockRangeLower);
        fields.Write(terms.StockRangeUpper);
        fields.WriteLiteral(terms.DisplaySize);
        fields.Write(terms.SweepToFill);
        fields.Write(terms.AllOrNone);
        fields.Write(terms.MinQty);
        fields.Write(terms.OcaType == 0 ? 3 : terms.OcaType);
        fields.Write(terms.TriggerMethod);
    }

    private static void WriteVolatility(FieldWriter fields, SimOrder order)
    {
        var terms = order.Terms;
        fields.Write(terms.Volatility);
        fields.Write(terms.VolatilityType ?? 0);
        fields.Write(OrderBlocks.DeltaNeutralType(terms));
        fields.Write(terms.DeltaNeutralAuxPrice);
        fields.Write(terms.DeltaNeutralConId);
        fields.Write(terms.DeltaNeutralShortSale);
        fields.Write(terms.DeltaNeutralShortSaleSlot);
        fields.Write(terms.DeltaNeutralDesignatedLocation);
        fields.Write(terms.ContinuousUpdate);
        fields.Write(terms.ReferencePriceType ?? 0);
        fields.Write(order.TrailStop ?? terms.TrailStopPrice);
        fields.Write(terms.TrailingPercent);
    }

    private static void WriteEnd(FieldWriter fields, SimOrder order, long parentPermId)
    {
        var terms = order.Terms;
        fields.Write(order.TrailStop ?? terms.TrailStopPrice);
        fields.Write(terms.LmtPriceOffset);
        fields.Write(terms.CashQty ?? 0m);
        fields.Write(terms.DontUseAutoPriceForHedge);
        fields.Write(terms.IsOmsContainer);
        fields.Write(terms.AutoCancelDate);
        fields.Write(order.Filled);
        fields.Write(terms.RefFuturesConId);
        fields.Write(terms.AutoCancelParent);
        fields.Write(terms.Shareholder);
        fields.Write(terms.ImbalanceOnly);
        fields.Write(terms.RouteMarketableToBbo);
        fields.Write(parentPermId);
        fields.Write(order.CompletedAt is { } time ? OrderTimes.Format(time) : "");
        fields.Write(order.CompletedText);
    }
}
