using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace TwsSimulator.Trading.Wire;

/// <summary>Writes openOrder (5) at every version: all fields after the message id. Source: docs/protocol.md, "openOrder".</summary>
internal static class OpenOrderWriter
{
    /// <param name="fields">Where to write.</param>
    /// <param name="order">Its terms as they stand now.</param>
    /// <param name="preview">Only for the answer to a what-if order.</param>
    /// <param name="version">The client's.</param>
    public static void Write(FieldWriter fields, SimOrder order, OrderPreview? preview, ServerVersion version)
    {
        var terms = order.Terms;
        fields.Write(order.ShownId);
        OrderBlocks.WriteContract(fields, order.Contract);
        WriteTerms(fields, order, version);
        WriteAllocation(fields, order, version);
        WriteVolatility(fields, order);
        OrderBlocks.WriteLegs(fields, order.Contract, terms);
        OrderBlocks.WriteScale(fields, terms);
        OrderBlocks.WriteHedge(fields, terms);
        fields.Write(terms.OptOutSmartRouting);
        fields.Write(terms.ClearingAccount);
        fields.Write(terms.ClearingIntent.Length > 0 ? terms.ClearingIntent : "IB");
        fields.Write(terms.NotHeld);
        OrderBlocks.WriteDeltaNeutralContract(fields, order.Contract);
        OrderBlocks.WriteAlgorithm(fields, terms);
        fields.Write(terms.Solicited);
        fields.Write(terms.WhatIf);
        OrderStateWriter.Write(fields, order, preview, version);
        fields.Write(terms.RandomizeSize);
        fields.Write(terms.RandomizePrice);
        OrderBlocks.WriteBenchmark(fields, terms);
        ConditionFields.WriteAll(fields, terms);
        WriteAdjustments(fields, order);
        OrderBlocks.WriteCompetition(fields, terms);
        WriteNewest(fields, terms, version);
    }

    private static void WriteTerms(FieldWriter fields, SimOrder order, ServerVersion version)
    {
        var terms = order.Terms;
        fields.Write(terms.Action);
        fields.Write(terms.TotalQuantity);
        fields.Write(terms.OrderType);
        WritePrice(fields, order.TrailLimit ?? terms.LmtPrice);
        WritePrice(fields, terms.AuxPrice);
        fields.Write(terms.Tif.Length > 0 ? terms.Tif : "DAY");
        fields.Write(terms.OcaGroup);
        fields.Write(order.AccountName);
        fields.Write(terms.OpenClose);
        fields.Write(terms.Origin);
        fields.Write(terms.OrderRef);
        fields.Write(order.Key.ClientId);
        OrderBlocks.WritePermId(fields, order.PermId, version);
        fields.Write(terms.OutsideRth);
        fields.Write(terms.Hidden);
        fields.Write(terms.DiscretionaryAmt);
        fields.Write(terms.GoodAfterTime);
        fields.Write($"{order.PermId}.0/{order.Account.Id}/100");
    }

    private static void WriteAllocation(FieldWriter fields, SimOrder order, ServerVersion version)
    {
        var terms = order.Terms;
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
        fields.Write(terms.AuctionStrategy);
        fields.Write(terms.StartingPrice);
        fields.Write(terms.StockRefPrice);
        fields.Write(terms.Delta);
        fields.Write(terms.StockRangeLower);
        fields.Write(terms.StockRangeUpper);
        fields.WriteLiteral(terms.DisplaySize);
        fields.Write(terms.BlockOrder);
        fields.Write(terms.SweepToFill);
        fields.Write(terms.AllOrNone);
        fields.Write(terms.MinQty);
        fields.Write(terms.OcaType == 0 ? 3 : terms.OcaType);
        fields.Write(0);
        fields.Write(0);
        fields.WriteEmpty();
        fields.Write(terms.ParentId);
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
        fields.Write(terms.DeltaNeutralSettlingFirm);
        fields.Write(terms.DeltaNeutralClearingAccount);
        fields.Write(terms.DeltaNeutralClearingIntent);
        fields.Write(terms.DeltaNeutralOpenClose.Length > 0 ? terms.DeltaNeutralOpenClose : "?");
        fields.Write(terms.DeltaNeutralShortSale);
        fields.Write(terms.DeltaNeutralShortSaleSlot);
        fields.Write(terms.DeltaNeutralDesignatedLocation);
        fields.Write(terms.ContinuousUpdate);
        fields.Write(terms.ReferencePriceType ?? 0);
        fields.Write(order.TrailStop ?? terms.TrailStopPrice);
        fields.Write(terms.TrailingPercent);
        fields.Write(terms.BasisPoints);
        fields.Write(terms.BasisPointsType);
    }

    private static void WriteAdjustments(FieldWriter fields, SimOrder order)
    {
        var terms = order.Terms;
        fields.Write(terms.AdjustedOrderType.Length > 0 ? terms.AdjustedOrderType : "None");
        OrderBlocks.WriteOrNoNumber(fields, terms.TriggerPrice);
        OrderBlocks.WriteOrNoNumber(fields, order.TrailStop ?? terms.TrailStopPrice);
        OrderBlocks.WriteOrNoNumber(fields, terms.LmtPriceOffset);
        OrderBlocks.WriteOrNoNumber(fields, terms.AdjustedStopPrice);
        OrderBlocks.WriteOrNoNumber(fields, terms.AdjustedStopLimitPrice);
        OrderBlocks.WriteOrNoNumber(fields, terms.AdjustedTrailingAmount);
        fields.Write(terms.AdjustableTrailingUnit);
        fields.Write(terms.Tier.Name);
        fields.Write(terms.Tier.Value);
        fields.Write(terms.Tier.DisplayName);
        fields.Write(terms.CashQty ?? 0m);
        fields.Write(terms.DontUseAutoPriceForHedge);
        fields.Write(terms.IsOmsContainer);
        fields.Write(terms.DiscretionaryUpToLimitPrice);
        fields.Write(terms.UsePriceMgmtAlgo ?? false);
        fields.Write(terms.Duration);
        fields.Write(terms.PostToAts);
        fields.Write(terms.AutoCancelParent);
    }

    private static void WriteNewest(FieldWriter fields, Order terms, ServerVersion version)
    {
        if (version.Has(ServerVersion.CustomerAccount))
            fields.Write(terms.CustomerAccount);
        if (version.Has(ServerVersion.ProfessionalCustomer))
            fields.Write(terms.ProfessionalCustomer);
        if (version.Has(ServerVersion.BondAccruedInterest))
            fields.Write(terms.BondAccruedInterest);
        if (version.Has(ServerVersion.IncludeOvernight))
            fields.Write(terms.IncludeOvernight);
        if (version.Has(ServerVersion.OpenOrderExtOperator))
        {
            fields.Write(terms.ExtOperator);
            fields.WriteLiteral(terms.ManualOrderIndicator);
        }
        if (version.Has(ServerVersion.Submitter))
            fields.Write(terms.Submitter);
        if (version.Has(ServerVersion.ImbalanceOnly))
            fields.Write(terms.ImbalanceOnly);
    }

    private static void WritePrice(FieldWriter fields, decimal? price)
    {
        // An unset price comes back as 0.0 from a live TWS.
        if (price is { } value)
            fields.Write(value);
        else
            fields.Write("0.0");
    }
}
