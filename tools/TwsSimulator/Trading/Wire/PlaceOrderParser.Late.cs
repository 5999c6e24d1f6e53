using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace TwsSimulator.Trading.Wire;

// Fields 82 to the end: algorithm, conditions, adjustments, pegs, and what each version added.
internal static partial class PlaceOrderParser
{
    private static Order ReadAlgorithm(ref FieldReader fields, Order order)
    {
        order = order with { AlgoStrategy = PlainText.Read(ref fields) };
        if (order.AlgoStrategy.Length > 0)
            order = order with { AlgoParams = ReadPairs(ref fields) };
        return order with
        {
            AlgoId = PlainText.Read(ref fields),
            WhatIf = fields.ReadBool(),
            OrderMiscOptions = ReadOptions(PlainText.Read(ref fields)),
            Solicited = fields.ReadBool(),
            RandomizeSize = fields.ReadBool(),
            RandomizePrice = fields.ReadBool(),
        };
    }

    private static Order ReadBenchmark(ref FieldReader fields, Order order) => order with
    {
        ReferenceContractId = fields.ReadInt(),
        IsPeggedChangeAmountDecrease = fields.ReadBool(),
        PeggedChangeAmount = fields.ReadDecimalOrNull(),
        ReferenceChangeAmount = fields.ReadDecimalOrNull(),
        ReferenceExchange = PlainText.Read(ref fields),
    };

    private static Order ReadConditions(ref FieldReader fields, Order order)
    {
        var conditions = new OrderCondition[ReadCount(ref fields)];
        if (conditions.Length == 0)
            return order;
        for (var i = 0; i < conditions.Length; i++)
            conditions[i] = ConditionFields.Read(ref fields);
        return order with
        {
            Conditions = conditions,
            ConditionsIgnoreRth = fields.ReadBool(),
            ConditionsCancelOrder = fields.ReadBool(),
        };
    }

    private static Order ReadAdjustments(ref FieldReader fields, Order order) => order with
    {
        AdjustedOrderType = PlainText.Read(ref fields),
        TriggerPrice = fields.ReadDecimalOrNull(),
        LmtPriceOffset = fields.ReadDecimalOrNull(),
        AdjustedStopPrice = fields.ReadDecimalOrNull(),
        AdjustedStopLimitPrice = fields.ReadDecimalOrNull(),
        AdjustedTrailingAmount = fields.ReadDecimalOrNull(),
        AdjustableTrailingUnit = fields.ReadInt(),
        ExtOperator = PlainText.Read(ref fields),
        Tier = new SoftDollarTier(PlainText.Read(ref fields), PlainText.Read(ref fields)),
        CashQty = fields.ReadDecimalOrNull(),
        Mifid2DecisionMaker = PlainText.Read(ref fields),
        Mifid2DecisionAlgo = PlainText.Read(ref fields),
        Mifid2ExecutionTrader = PlainText.Read(ref fields),
        Mifid2ExecutionAlgo = PlainText.Read(ref fields),
        DontUseAutoPriceForHedge = fields.ReadBool(),
        IsOmsContainer = fields.ReadBool(),
        DiscretionaryUpToLimitPrice = fields.ReadBool(),
        UsePriceMgmtAlgo = fields.ReadIntOrNull() is { } use ? use != 0 : null,
        Duration = fields.ReadIntOrNull(),
        PostToAts = fields.ReadIntOrNull(),
        AutoCancelParent = fields.ReadBool(),
        AdvancedErrorOverride = PlainText.Read(ref fields),
        ManualOrderTime = PlainText.Read(ref fields),
    };

    private static Order ReadPegs(ref FieldReader fields, Order order, string exchange)
    {
        if (exchange == "IBKRATS")
            order = order with { MinTradeQty = fields.ReadIntOrNull() };
        if (order.OrderType is "PEG MID" or "PEGMID")
            return ReadMidOffsets(ref fields, order);
        if (order.OrderType is not ("PEG BEST" or "PEGBEST"))
            return order;
        order = order with { MinCompeteSize = fields.ReadIntOrNull() };
        var offset = fields.ReadDoubleOrNull();
        if (offset is not null && double.IsPositiveInfinity(offset.Value))
            return ReadMidOffsets(ref fields, order with { CompeteAgainstBestOffsetUpToMid = true });
        return order with { CompeteAgainstBestOffset = (decimal?)offset };
    }

    private static Order ReadMidOffsets(ref FieldReader fields, Order order) => order with
    {
        MidOffsetAtWhole = fields.ReadDecimalOrNull(),
        MidOffsetAtHalf = fields.ReadDecimalOrNull(),
    };

    private static Order ReadLatest(ref FieldReader fields, Order order, ServerVersion version)
    {
        if (version.Has(ServerVersion.CustomerAccount))
            order = order with { CustomerAccount = PlainText.Read(ref fields) };
        if (version.Has(ServerVersion.ProfessionalCustomer))
            order = order with { ProfessionalCustomer = fields.ReadBool() };
        if (version.HasRfqFields)
        {
            fields.Skip(); // external user id
            order = order with { ManualOrderIndicator = fields.ReadIntOrNull() };
        }
        if (version.Has(ServerVersion.IncludeOvernight))
            order = order with { IncludeOvernight = fields.ReadBool() };
        if (version.Has(ServerVersion.ManualOrderIndicator))
            order = order with { ManualOrderIndicator = fields.ReadIntOrNull() };
        if (version.Has(ServerVersion.ImbalanceOnly))
            order = order with { ImbalanceOnly = fields.ReadBool() };
        return order;
    }

    private static TagValue[] ReadOptions(string text) =>
        [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => new TagValue(pair[0], pair[^1]))];
}
