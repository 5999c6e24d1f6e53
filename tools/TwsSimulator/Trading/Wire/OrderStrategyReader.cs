using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace TwsSimulator.Trading.Wire;

/// <summary>Reads the strategies of placeOrder: volatility with its hedge and trail, scale, hedge, algorithm.</summary>
internal static class OrderStrategyReader
{
    /// <summary>Ends with the trailing stop, which stands among the fields of a volatility order.</summary>
    public static Order ReadVolatility(ref FieldReader fields, Order order)
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

    public static Order ReadScale(ref FieldReader fields, Order order)
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

    public static Order ReadHedge(ref FieldReader fields, Order order)
    {
        order = order with { HedgeType = PlainText.Read(ref fields) };
        return order.HedgeType.Length > 0 ? order with { HedgeParam = PlainText.Read(ref fields) } : order;
    }

    public static Order ReadAlgorithm(ref FieldReader fields, Order order)
    {
        order = order with { AlgoStrategy = PlainText.Read(ref fields) };
        if (order.AlgoStrategy.Length > 0)
            order = order with { AlgoParams = RepeatedFields.ReadPairs(ref fields) };
        return order with { AlgoId = PlainText.Read(ref fields) };
    }
}
