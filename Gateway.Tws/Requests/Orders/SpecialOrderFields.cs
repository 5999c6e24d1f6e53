using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Orders;

/// <summary>The second half of an order's fields in the request, in the order of the wire: what special orders have.</summary>
internal static class SpecialOrderFields
{
    public static void WriteScale(this FieldWriter writer, Order order)
    {
        writer.Write(order.ScaleInitLevelSize);
        writer.Write(order.ScaleSubsLevelSize);
        writer.Write(order.ScalePriceIncrement);
        if (order.ScalePriceIncrement is > 0)
        {
            writer.Write(order.ScalePriceAdjustValue);
            writer.Write(order.ScalePriceAdjustInterval);
            writer.Write(order.ScaleProfitOffset);
            writer.Write(order.ScaleAutoReset);
            writer.Write(order.ScaleInitPosition);
            writer.Write(order.ScaleInitFillQty);
            writer.Write(order.ScaleRandomPercent);
        }
        writer.Write(order.ScaleTable);
        writer.Write(order.ActiveStartTime);
        writer.Write(order.ActiveStopTime);
    }

    public static void WriteHedge(this FieldWriter writer, Order order)
    {
        writer.Write(order.HedgeType);
        if (order.HedgeType.Length > 0)
            writer.Write(order.HedgeParam);
        writer.Write(order.OptOutSmartRouting);
        writer.Write(order.ClearingAccount);
        writer.Write(order.ClearingIntent);
        writer.Write(order.NotHeld);
    }

    public static void WriteAlgorithm(this FieldWriter writer, Order order)
    {
        writer.Write(order.AlgoStrategy);
        if (order.AlgoStrategy.Length > 0)
            writer.WriteTagValues(order.AlgoParams);
        writer.Write(order.AlgoId);
        writer.Write(order.WhatIf);
        writer.WriteOptions(order.OrderMiscOptions);
        writer.Write(order.Solicited);
        writer.Write(order.RandomizeSize);
        writer.Write(order.RandomizePrice);
    }

    public static void WriteBenchmark(this FieldWriter writer, Order order)
    {
        if (order.OrderType is not ("PEG BENCH" or "PEGBENCH"))
            return;
        writer.Write(order.ReferenceContractId);
        writer.Write(order.IsPeggedChangeAmountDecrease);
        writer.Write(order.PeggedChangeAmount ?? 0);
        writer.Write(order.ReferenceChangeAmount ?? 0);
        writer.Write(order.ReferenceExchange);
    }

    /// <summary>These five amounts are written as the largest number when unset, not as an empty field.</summary>
    public static void WriteAdjustments(this FieldWriter writer, Order order)
    {
        writer.Write(order.AdjustedOrderType);
        writer.WriteLiteral(order.TriggerPrice);
        writer.WriteLiteral(order.LmtPriceOffset);
        writer.WriteLiteral(order.AdjustedStopPrice);
        writer.WriteLiteral(order.AdjustedStopLimitPrice);
        writer.WriteLiteral(order.AdjustedTrailingAmount);
        writer.Write(order.AdjustableTrailingUnit);
    }

    public static void WriteRouting(this FieldWriter writer, Order order)
    {
        writer.Write(order.ExtOperator);
        writer.Write(order.Tier.Name);
        writer.Write(order.Tier.Value);
        writer.Write(order.CashQty);
        writer.Write(order.Mifid2DecisionMaker);
        writer.Write(order.Mifid2DecisionAlgo);
        writer.Write(order.Mifid2ExecutionTrader);
        writer.Write(order.Mifid2ExecutionAlgo);
        writer.Write(order.DontUseAutoPriceForHedge);
        writer.Write(order.IsOmsContainer);
        writer.Write(order.DiscretionaryUpToLimitPrice);
        writer.Write(order.UsePriceMgmtAlgo is { } use ? (use ? 1 : 0) : (int?)null);
        writer.WriteLiteral(order.Duration);
        writer.WriteLiteral(order.PostToAts);
        writer.Write(order.AutoCancelParent);
        writer.Write(order.AdvancedErrorOverride);
        writer.Write(order.ManualOrderTime);
    }

    public static void WriteCompetition(this FieldWriter writer, Contract contract, Order order)
    {
        if (contract.Exchange == "IBKRATS")
            writer.Write(order.MinTradeQty);
        var midOffsets = order.OrderType is "PEG MID" or "PEGMID";
        if (order.OrderType is "PEG BEST" or "PEGBEST")
        {
            midOffsets = order.CompeteAgainstBestOffsetUpToMid;
            writer.Write(order.MinCompeteSize);
            if (midOffsets)
                writer.Write("Infinity");
            else
                writer.Write(order.CompeteAgainstBestOffset);
        }
        if (!midOffsets)
            return;
        writer.Write(order.MidOffsetAtWhole);
        writer.Write(order.MidOffsetAtHalf);
    }

    public static void WriteNewest(this FieldWriter writer, Order order, ServerVersion version)
    {
        if (version.Has(ServerVersion.CustomerAccount))
            writer.Write(order.CustomerAccount);
        if (version.Has(ServerVersion.ProfessionalCustomer))
            writer.Write(order.ProfessionalCustomer);
        if (version.HasRfqFields)
        {
            writer.WriteEmpty();
            writer.WriteLiteral(order.ManualOrderIndicator);
        }
        if (version.Has(ServerVersion.IncludeOvernight))
            writer.Write(order.IncludeOvernight);
        if (version.Has(ServerVersion.ManualOrderIndicator))
            writer.WriteLiteral(order.ManualOrderIndicator);
        if (version.Has(ServerVersion.ImbalanceOnly))
            writer.Write(order.ImbalanceOnly);
    }
}
