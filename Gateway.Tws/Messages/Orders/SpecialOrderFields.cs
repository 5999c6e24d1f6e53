using Gateway.Tws.Messages.Contracts;
using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Orders;

/// <summary>The groups of fields for combinations, algorithms and pegged orders that open and completed orders share.</summary>
internal static class SpecialOrderFields
{
    public static Contract ReadCombination(this ref FieldReader reader, Contract contract) => contract with
    {
        ComboLegsDescription = reader.ReadString(),
        ComboLegs = reader.ReadComboLegs(),
    };

    public static Order ReadCombinationPrices(this ref FieldReader reader, Order order)
    {
        var legs = new OrderComboLeg[reader.ReadCount()];
        for (var i = 0; i < legs.Length; i++)
            legs[i] = new OrderComboLeg(reader.ReadDecimalOrNull());
        return order with { OrderComboLegs = legs, SmartComboRoutingParams = reader.ReadTagValues() };
    }

    public static Order ReadScale(this ref FieldReader reader, Order order)
    {
        order = order with
        {
            ScaleInitLevelSize = reader.ReadIntOrNull(),
            ScaleSubsLevelSize = reader.ReadIntOrNull(),
            ScalePriceIncrement = reader.ReadDecimalOrNull(),
        };
        return order.ScalePriceIncrement is not > 0 ? order : order with
        {
            ScalePriceAdjustValue = reader.ReadDecimalOrNull(),
            ScalePriceAdjustInterval = reader.ReadIntOrNull(),
            ScaleProfitOffset = reader.ReadDecimalOrNull(),
            ScaleAutoReset = reader.ReadBool(),
            ScaleInitPosition = reader.ReadIntOrNull(),
            ScaleInitFillQty = reader.ReadIntOrNull(),
            ScaleRandomPercent = reader.ReadBool(),
        };
    }

    public static Order ReadHedge(this ref FieldReader reader, Order order)
    {
        order = order with { HedgeType = reader.ReadString() };
        return order.HedgeType.Length == 0 ? order : order with { HedgeParam = reader.ReadString() };
    }

    public static Order ReadClearing(this ref FieldReader reader, Order order) => order with
    {
        ClearingAccount = reader.ReadString(),
        ClearingIntent = reader.ReadString(),
        NotHeld = reader.ReadBool(),
    };

    public static Order ReadAlgorithm(this ref FieldReader reader, Order order)
    {
        order = order with { AlgoStrategy = reader.ReadString() };
        if (order.AlgoStrategy.Length > 0)
            order = order with { AlgoParams = reader.ReadTagValues() };
        return order with { Solicited = reader.ReadBool() };
    }

    public static Order ReadRandomAndBenchmark(this ref FieldReader reader, Order order)
    {
        order = order with { RandomizeSize = reader.ReadBool(), RandomizePrice = reader.ReadBool() };
        return order.OrderType is not ("PEG BENCH" or "PEGBENCH") ? order : order with
        {
            ReferenceContractId = reader.ReadInt(),
            IsPeggedChangeAmountDecrease = reader.ReadBool(),
            PeggedChangeAmount = reader.ReadDecimalOrNull(),
            ReferenceChangeAmount = reader.ReadDecimalOrNull(),
            ReferenceExchange = reader.ReadString(),
        };
    }

    /// <summary>Always there, unlike in the request.</summary>
    public static Order ReadCompetition(this ref FieldReader reader, Order order)
    {
        order = order with { MinTradeQty = reader.ReadIntOrNull(), MinCompeteSize = reader.ReadIntOrNull() };
        var same = reader;
        return order with
        {
            CompeteAgainstBestOffsetUpToMid = same.ReadBytes().SequenceEqual("Infinity"u8),
            CompeteAgainstBestOffset = reader.ReadDecimalOrNull(),
            MidOffsetAtWhole = reader.ReadDecimalOrNull(),
            MidOffsetAtHalf = reader.ReadDecimalOrNull(),
        };
    }

    public static Order ReadCustomer(this ref FieldReader reader, Order order, ServerVersion version) => order with
    {
        CustomerAccount = version.Has(ServerVersion.CustomerAccount) ? reader.ReadString() : "",
        ProfessionalCustomer = version.Has(ServerVersion.ProfessionalCustomer) && reader.ReadBool(),
    };
}
