using Gateway.Tws.Messages.Contracts;
using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Orders;

/// <summary>The groups of fields that open and completed orders share, in wire order.</summary>
internal static class OrderFields
{
    /// <summary>The text that TWS sends for an order type that is not set.</summary>
    private const string NoOrderType = "None";

    public static Order ReadOrderHead(this ref FieldReader reader) => new()
    {
        Action = reader.ReadString(),
        TotalQuantity = reader.ReadDecimalOrNull(),
        OrderType = reader.ReadString(),
        LmtPrice = reader.ReadDecimalOrNull(),
        AuxPrice = reader.ReadDecimalOrNull(),
        Tif = reader.ReadString(),
        OcaGroup = reader.ReadString(),
        Account = reader.ReadString(),
        OpenClose = reader.ReadMark(),
        Origin = reader.ReadInt(),
        OrderRef = reader.ReadString(),
    };

    public static Order ReadVisibility(this ref FieldReader reader, Order order) => order with
    {
        OutsideRth = reader.ReadBool(),
        Hidden = reader.ReadBool(),
        DiscretionaryAmt = reader.ReadDecimal(),
        GoodAfterTime = reader.ReadString(),
    };

    public static Order ReadAdvisers(this ref FieldReader reader, Order order, ServerVersion version)
    {
        order = order with { FaGroup = reader.ReadString(), FaMethod = reader.ReadString(), FaPercentage = reader.ReadString() };
        if (!version.Has(ServerVersion.FaProfileRemoved))
            reader.Skip();
        return order with
        {
            ModelCode = reader.ReadString(),
            GoodTillDate = reader.ReadString(),
            Rule80A = reader.ReadString() is var rule && rule == "0" ? "" : rule,
            PercentOffset = reader.ReadDecimalOrNull(),
            SettlingFirm = reader.ReadString(),
            ShortSaleSlot = reader.ReadInt(),
            DesignatedLocation = reader.ReadString(),
            ExemptCode = reader.ReadInt(),
        };
    }

    public static Order ReadAuctionPrices(this ref FieldReader reader, Order order) => order with
    {
        StartingPrice = reader.ReadDecimalOrNull(),
        StockRefPrice = reader.ReadDecimalOrNull(),
        Delta = reader.ReadDoubleOrNull(),
        StockRangeLower = reader.ReadDecimalOrNull(),
        StockRangeUpper = reader.ReadDecimalOrNull(),
        DisplaySize = reader.ReadIntOrNull(),
    };

    public static Order ReadFillRules(this ref FieldReader reader, Order order) => order with
    {
        SweepToFill = reader.ReadBool(),
        AllOrNone = reader.ReadBool(),
        MinQty = reader.ReadIntOrNull(),
        OcaType = reader.ReadInt(),
    };

    /// <param name="brief">Completed orders leave clearing and open/close out of the delta-neutral block.</param>
    public static Order ReadVolatility(this ref FieldReader reader, Order order, bool brief)
    {
        order = order with
        {
            TriggerMethod = reader.ReadInt(),
            Volatility = reader.ReadDoubleOrNull(),
            VolatilityType = reader.ReadInt(),
        };
        var type = reader.ReadString();
        order = order with { DeltaNeutralOrderType = OrderTypeOf(type), DeltaNeutralAuxPrice = reader.ReadDecimalOrNull() };
        // The word None stands for no order type, and yet the block follows.
        if (type.Length > 0)
            order = ReadDeltaNeutral(ref reader, order, brief);
        return order with
        {
            ContinuousUpdate = reader.ReadInt(),
            ReferencePriceType = reader.ReadInt(),
            TrailStopPrice = reader.ReadDecimalOrNull(),
            TrailingPercent = reader.ReadDecimalOrNull(),
        };
    }

    public static string OrderTypeOf(string text) => text == NoOrderType ? "" : text;

    private static Order ReadDeltaNeutral(ref FieldReader reader, Order order, bool brief)
    {
        order = order with { DeltaNeutralConId = reader.ReadInt() };
        if (!brief)
        {
            order = order with
            {
                DeltaNeutralSettlingFirm = reader.ReadString(),
                DeltaNeutralClearingAccount = reader.ReadString(),
                DeltaNeutralClearingIntent = reader.ReadString(),
                DeltaNeutralOpenClose = reader.ReadMark(),
            };
        }
        return order with
        {
            DeltaNeutralShortSale = reader.ReadBool(),
            DeltaNeutralShortSaleSlot = reader.ReadInt(),
            DeltaNeutralDesignatedLocation = reader.ReadString(),
        };
    }
}
