using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace TwsSimulator.Trading.Wire;

/// <summary>Runs of fields that several order messages share, written as a live TWS writes them.</summary>
internal static class OrderBlocks
{
    /// <summary>The number that TWS writes for a value that was not computed.</summary>
    public const string NoNumber = "1.7976931348623157E308";

    private const int WidePermIds = 191;

    /// <summary>Contract id to trading class: eleven fields.</summary>
    public static void WriteContract(FieldWriter fields, Contract contract)
    {
        fields.Write(contract.ConId);
        fields.Write(contract.Symbol);
        fields.Write(contract.SecType);
        fields.Write(contract.LastTradeDateOrContractMonth);
        fields.Write(contract.Strike ?? 0m);
        fields.Write(contract.Right.Length > 0 ? contract.Right : "?");
        fields.Write(contract.Multiplier);
        fields.Write(contract.Exchange);
        fields.Write(contract.Currency);
        fields.Write(contract.LocalSymbol);
        fields.Write(contract.TradingClass);
    }

    /// <summary>Permanent ids have 64 bits from version 191 on; older clients get the lower 31.</summary>
    public static void WritePermId(FieldWriter fields, long permId, ServerVersion version) =>
        fields.Write(version.Has(WidePermIds) ? permId : permId & int.MaxValue);

    /// <summary>The number, or <see cref="NoNumber"/> for one that is not set.</summary>
    public static void WriteOrNoNumber(FieldWriter fields, decimal? value)
    {
        if (value is { } number)
            fields.Write(number);
        else
            fields.Write(NoNumber);
    }

    public static void WriteLegs(FieldWriter fields, Contract contract, Order order)
    {
        fields.Write(contract.ComboLegsDescription);
        fields.Write(contract.ComboLegs.Count);
        foreach (var leg in contract.ComboLegs)
        {
            fields.Write(leg.ConId);
            fields.Write(leg.Ratio);
            fields.Write(leg.Action);
            fields.Write(leg.Exchange);
            fields.Write(leg.OpenClose);
            fields.Write(leg.ShortSaleSlot);
            fields.Write(leg.DesignatedLocation);
            fields.Write(leg.ExemptCode);
        }
        fields.Write(order.OrderComboLegs.Count);
        foreach (var leg in order.OrderComboLegs)
            fields.Write(leg.Price);
        WritePairs(fields, order.SmartComboRoutingParams);
    }

    public static void WriteScale(FieldWriter fields, Order order)
    {
        fields.WriteLiteral(order.ScaleInitLevelSize);
        fields.WriteLiteral(order.ScaleSubsLevelSize);
        fields.Write(order.ScalePriceIncrement);
        if (order.ScalePriceIncrement is not > 0m)
            return;
        fields.Write(order.ScalePriceAdjustValue);
        fields.Write(order.ScalePriceAdjustInterval);
        fields.Write(order.ScaleProfitOffset);
        fields.Write(order.ScaleAutoReset);
        fields.Write(order.ScaleInitPosition);
        fields.Write(order.ScaleInitFillQty);
        fields.Write(order.ScaleRandomPercent);
    }

    public static void WriteHedge(FieldWriter fields, Order order)
    {
        fields.Write(order.HedgeType);
        if (order.HedgeType.Length > 0)
            fields.Write(order.HedgeParam);
    }

    public static void WriteDeltaNeutralContract(FieldWriter fields, Contract contract)
    {
        fields.Write(contract.DeltaNeutralContract is not null);
        if (contract.DeltaNeutralContract is not { } neutral)
            return;
        fields.Write(neutral.ConId);
        fields.Write(neutral.Delta);
        fields.Write(neutral.Price);
    }

    public static void WriteAlgorithm(FieldWriter fields, Order order)
    {
        fields.Write(order.AlgoStrategy);
        if (order.AlgoStrategy.Length > 0)
            WritePairs(fields, order.AlgoParams);
    }

    public static void WriteBenchmark(FieldWriter fields, Order order)
    {
        if (order.OrderType is not ("PEG BENCH" or "PEGBENCH"))
            return;
        fields.Write(order.ReferenceContractId);
        fields.Write(order.IsPeggedChangeAmountDecrease);
        fields.Write(order.PeggedChangeAmount);
        fields.Write(order.ReferenceChangeAmount);
        fields.Write(order.ReferenceExchange);
    }

    /// <summary>The five numbers of orders that compete for the best price.</summary>
    public static void WriteCompetition(FieldWriter fields, Order order)
    {
        fields.Write(order.MinTradeQty);
        fields.Write(order.MinCompeteSize);
        if (order.CompeteAgainstBestOffsetUpToMid)
            fields.Write("Infinity");
        else
            fields.Write(order.CompeteAgainstBestOffset);
        fields.Write(order.MidOffsetAtWhole);
        fields.Write(order.MidOffsetAtHalf);
    }

    /// <summary>TWS names an order without a delta-neutral side <c>None</c>, and writes the block all the same.</summary>
    public static string DeltaNeutralType(Order order) => order.DeltaNeutralOrderType.Length > 0 ? order.DeltaNeutralOrderType : "None";

    private static void WritePairs(FieldWriter fields, IReadOnlyList<TagValue> pairs)
    {
        fields.Write(pairs.Count);
        foreach (var pair in pairs)
        {
            fields.Write(pair.Tag);
            fields.Write(pair.Value);
        }
    }
}
