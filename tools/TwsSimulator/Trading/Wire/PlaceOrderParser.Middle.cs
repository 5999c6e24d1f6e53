using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace TwsSimulator.Trading.Wire;

// Fields 35 to 80: advisers, auctions, volatility, trailing, scale, hedge, clearing.
internal static partial class PlaceOrderParser
{
    private static Order ReadAllocation(ref FieldReader fields, Order order, ServerVersion version)
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

    private static Order ReadVolatility(ref FieldReader fields, Order order)
    {
        order = order with
        {
            Volatility = fields.ReadDoubleOrNull(),
            VolatilityType = fields.ReadIntOrNull(),
            DeltaNeutralOrderType = PlainText.Read(ref fields),
            DeltaNeutralAuxPrice = fields.ReadDecimalOrNull(),
        };
        if (order.DeltaNeutralOrderType.Length > 0)
        {
            order = order with
            {
                DeltaNeutralConId = fields.ReadInt(),
                DeltaNeutralSettlingFirm = PlainText.Read(ref fields),
                DeltaNeutralClearingAccount = PlainText.Read(ref fields),
                DeltaNeutralClearingIntent = PlainText.Read(ref fields),
                DeltaNeutralOpenClose = PlainText.Read(ref fields),
                DeltaNeutralShortSale = fields.ReadBool(),
                DeltaNeutralShortSaleSlot = fields.ReadInt(),
                DeltaNeutralDesignatedLocation = PlainText.Read(ref fields),
            };
        }
        return order with
        {
            ContinuousUpdate = fields.ReadInt(),
            ReferencePriceType = fields.ReadIntOrNull(),
            TrailStopPrice = fields.ReadDecimalOrNull(),
            TrailingPercent = fields.ReadDecimalOrNull(),
        };
    }

    private static Order ReadScale(ref FieldReader fields, Order order)
    {
        order = order with
        {
            ScaleInitLevelSize = fields.ReadIntOrNull(),
            ScaleSubsLevelSize = fields.ReadIntOrNull(),
            ScalePriceIncrement = fields.ReadDecimalOrNull(),
        };
        if (order.ScalePriceIncrement is > 0m)
        {
            order = order with
            {
                ScalePriceAdjustValue = fields.ReadDecimalOrNull(),
                ScalePriceAdjustInterval = fields.ReadIntOrNull(),
                ScaleProfitOffset = fields.ReadDecimalOrNull(),
                ScaleAutoReset = fields.ReadBool(),
                ScaleInitPosition = fields.ReadIntOrNull(),
                ScaleInitFillQty = fields.ReadIntOrNull(),
                ScaleRandomPercent = fields.ReadBool(),
            };
        }
        return order with
        {
            ScaleTable = PlainText.Read(ref fields),
            ActiveStartTime = PlainText.Read(ref fields),
            ActiveStopTime = PlainText.Read(ref fields),
        };
    }

    private static Order ReadRouting(ref FieldReader fields, Order order)
    {
        order = order with { HedgeType = PlainText.Read(ref fields) };
        if (order.HedgeType.Length > 0)
            order = order with { HedgeParam = PlainText.Read(ref fields) };
        return order with
        {
            OptOutSmartRouting = fields.ReadBool(),
            ClearingAccount = PlainText.Read(ref fields),
            ClearingIntent = PlainText.Read(ref fields),
            NotHeld = fields.ReadBool(),
        };
    }
}
