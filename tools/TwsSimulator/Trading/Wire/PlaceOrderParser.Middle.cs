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
            GoodAfterTime = fields.ReadString(),
            GoodTillDate = fields.ReadString(),
            FaGroup = fields.ReadString(),
            FaMethod = fields.ReadString(),
            FaPercentage = fields.ReadString(),
        };
        if (!version.Has(ServerVersion.FaProfileRemoved))
            fields.Skip();
        order = order with
        {
            ModelCode = fields.ReadString(),
            ShortSaleSlot = fields.ReadInt(),
            DesignatedLocation = fields.ReadString(),
            ExemptCode = fields.ReadInt(),
            OcaType = fields.ReadInt(),
            Rule80A = fields.ReadString(),
            SettlingFirm = fields.ReadString(),
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
            DeltaNeutralOrderType = fields.ReadString(),
            DeltaNeutralAuxPrice = fields.ReadDecimalOrNull(),
        };
        if (order.DeltaNeutralOrderType.Length > 0)
        {
            order = order with
            {
                DeltaNeutralConId = fields.ReadInt(),
                DeltaNeutralSettlingFirm = fields.ReadString(),
                DeltaNeutralClearingAccount = fields.ReadString(),
                DeltaNeutralClearingIntent = fields.ReadString(),
                DeltaNeutralOpenClose = fields.ReadString(),
                DeltaNeutralShortSale = fields.ReadBool(),
                DeltaNeutralShortSaleSlot = fields.ReadInt(),
                DeltaNeutralDesignatedLocation = fields.ReadString(),
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
            ScaleTable = fields.ReadString(),
            ActiveStartTime = fields.ReadString(),
            ActiveStopTime = fields.ReadString(),
        };
    }

    private static Order ReadRouting(ref FieldReader fields, Order order)
    {
        order = order with { HedgeType = fields.ReadString() };
        if (order.HedgeType.Length > 0)
            order = order with { HedgeParam = fields.ReadString() };
        return order with
        {
            OptOutSmartRouting = fields.ReadBool(),
            ClearingAccount = fields.ReadString(),
            ClearingIntent = fields.ReadString(),
            NotHeld = fields.ReadBool(),
        };
    }
}
