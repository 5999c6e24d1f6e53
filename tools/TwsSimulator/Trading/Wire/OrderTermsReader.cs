using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace TwsSimulator.Trading.Wire;

/// <summary>Reads the terms of placeOrder that every order has, from its action to what the newest versions added.</summary>
internal static class OrderTermsReader
{
    public static Order ReadHead(ref FieldReader fields, int orderId) => new()
    {
        OrderId = orderId,
        Action = PlainText.Read(ref fields),
        TotalQuantity = fields.ReadDecimalOrNull(),
        OrderType = PlainText.Read(ref fields),
        LmtPrice = fields.ReadDecimalOrNull(),
        AuxPrice = fields.ReadDecimalOrNull(),
        Tif = PlainText.Read(ref fields),
        OcaGroup = PlainText.Read(ref fields),
        Account = PlainText.Read(ref fields),
        OpenClose = PlainText.Read(ref fields),
        Origin = fields.ReadInt(),
        OrderRef = PlainText.Read(ref fields),
        Transmit = fields.ReadBool(),
        ParentId = fields.ReadInt(),
        BlockOrder = fields.ReadBool(),
        SweepToFill = fields.ReadBool(),
        DisplaySize = fields.ReadIntOrNull() is > 0 and var shown ? shown : null,
        TriggerMethod = fields.ReadInt(),
        OutsideRth = fields.ReadBool(),
        Hidden = fields.ReadBool(),
    };

    /// <summary>Advisers, the times of the order, clearing and auctions.</summary>
    public static Order ReadAdvisers(ref FieldReader fields, Order order, ServerVersion version)
    {
        fields.Skip(); // shares allocation, no longer used
        order = order with
        {
            DiscretionaryAmt = fields.ReadDecimal(),
            GoodAfterTime = PlainText.Read(ref fields),
            GoodTillDate = PlainText.Read(ref fields),
            FaGroup = PlainText.Read(ref fields),
            FaMethod = PlainText.Read(ref fields),
            FaPercentage = PlainText.Read(ref fields),
        };
        if (!version.Has(ServerVersion.FaProfileRemoved))
            fields.Skip();
        order = order with
        {
            ModelCode = PlainText.Read(ref fields),
            ShortSaleSlot = fields.ReadInt(),
            DesignatedLocation = PlainText.Read(ref fields),
            ExemptCode = fields.ReadInt(),
            OcaType = fields.ReadInt(),
            Rule80A = PlainText.Read(ref fields),
            SettlingFirm = PlainText.Read(ref fields),
            AllOrNone = fields.ReadBool(),
            MinQty = fields.ReadIntOrNull(),
            PercentOffset = fields.ReadDecimalOrNull(),
        };
        fields.Skip(3); // eTradeOnly, firmQuoteOnly, nbboPriceCap: no longer used
        return order with
        {
            AuctionStrategy = fields.ReadInt(),
            StartingPrice = fields.ReadDecimalOrNull(),
            StockRefPrice = fields.ReadDecimalOrNull(),
            Delta = fields.ReadDoubleOrNull(),
            StockRangeLower = fields.ReadDecimalOrNull(),
            StockRangeUpper = fields.ReadDecimalOrNull(),
            OverridePercentageConstraints = fields.ReadBool(),
        };
    }

    public static Order ReadClearing(ref FieldReader fields, Order order) => order with
    {
        OptOutSmartRouting = fields.ReadBool(),
        ClearingAccount = PlainText.Read(ref fields),
        ClearingIntent = PlainText.Read(ref fields),
        NotHeld = fields.ReadBool(),
    };

    /// <summary>Whether the order is only a question, who asked for it, and what TWS may vary.</summary>
    public static Order ReadHandling(ref FieldReader fields, Order order) => order with
    {
        WhatIf = fields.ReadBool(),
        OrderMiscOptions = RepeatedFields.ReadOptions(PlainText.Read(ref fields)),
        Solicited = fields.ReadBool(),
        RandomizeSize = fields.ReadBool(),
        RandomizePrice = fields.ReadBool(),
    };

    /// <summary>The adjusted stop, and what follows it at every version.</summary>
    public static Order ReadAdjustments(ref FieldReader fields, Order order) => order with
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

    /// <summary>The fields that only clients of newer versions send.</summary>
    public static Order ReadNewest(ref FieldReader fields, Order order, ServerVersion version)
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
}
