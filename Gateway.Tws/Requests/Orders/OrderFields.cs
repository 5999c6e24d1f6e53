using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Orders;

/// <summary>The first half of an order's fields in the request, in the order of the wire: what every order has.</summary>
internal static class OrderFields
{
    public static void WriteOrderHead(this FieldWriter writer, Order order)
    {
        writer.Write(order.Action);
        writer.Write(order.TotalQuantity);
        writer.Write(order.OrderType);
        writer.Write(order.LmtPrice);
        writer.Write(order.AuxPrice);
        writer.Write(order.Tif);
        writer.Write(order.OcaGroup);
        writer.Write(order.Account);
        writer.Write(order.OpenClose);
        writer.Write(order.Origin);
        writer.Write(order.OrderRef);
        writer.Write(order.Transmit);
        writer.Write(order.ParentId);
        writer.Write(order.BlockOrder);
        writer.Write(order.SweepToFill);
        writer.Write(order.DisplaySize ?? 0);
        writer.Write(order.TriggerMethod);
        writer.Write(order.OutsideRth);
        writer.Write(order.Hidden);
    }

    /// <summary>For a combination its legs, their prices and its routing; for everything else nothing.</summary>
    public static void WriteCombination(this FieldWriter writer, Contract contract, Order order)
    {
        if (contract.SecType != Contract.Bag)
            return;
        writer.Write(contract.ComboLegs.Count);
        foreach (var leg in contract.ComboLegs)
        {
            writer.WriteLegHead(leg);
            writer.Write(leg.OpenClose);
            writer.Write(leg.ShortSaleSlot);
            writer.Write(leg.DesignatedLocation);
            writer.Write(leg.ExemptCode);
        }
        writer.Write(order.OrderComboLegs.Count);
        foreach (var leg in order.OrderComboLegs)
            writer.Write(leg.Price);
        writer.WriteTagValues(order.SmartComboRoutingParams);
    }

    public static void WriteAdvisers(this FieldWriter writer, Order order, ServerVersion version)
    {
        writer.WriteEmpty(); // The share allocation, out of use.
        writer.Write(order.DiscretionaryAmt);
        writer.Write(order.GoodAfterTime);
        writer.Write(order.GoodTillDate);
        writer.Write(order.FaGroup);
        writer.Write(order.FaMethod);
        writer.Write(order.FaPercentage);
        if (!version.Has(ServerVersion.FaProfileRemoved))
            writer.WriteEmpty();
        writer.Write(order.ModelCode);
        writer.Write(order.ShortSaleSlot);
        writer.Write(order.DesignatedLocation);
        writer.Write(order.ExemptCode);
        writer.Write(order.OcaType);
        writer.Write(order.Rule80A);
        writer.Write(order.SettlingFirm);
        writer.Write(order.AllOrNone);
        writer.Write(order.MinQty);
        writer.Write(order.PercentOffset);
        writer.Write(false); // Electronic trade only, out of use.
        writer.Write(false); // Firm quote only, out of use.
        writer.WriteEmpty(); // Price cap, out of use.
        writer.Write(order.AuctionStrategy);
        writer.Write(order.StartingPrice);
        writer.Write(order.StockRefPrice);
        writer.Write(order.Delta);
        writer.Write(order.StockRangeLower);
        writer.Write(order.StockRangeUpper);
        writer.Write(order.OverridePercentageConstraints);
    }

    public static void WriteVolatility(this FieldWriter writer, Order order)
    {
        writer.Write(order.Volatility);
        writer.Write(order.VolatilityType);
        writer.Write(order.DeltaNeutralOrderType);
        writer.Write(order.DeltaNeutralAuxPrice);
        if (order.DeltaNeutralOrderType.Length > 0)
        {
            writer.Write(order.DeltaNeutralConId);
            writer.Write(order.DeltaNeutralSettlingFirm);
            writer.Write(order.DeltaNeutralClearingAccount);
            writer.Write(order.DeltaNeutralClearingIntent);
            writer.Write(order.DeltaNeutralOpenClose);
            writer.Write(order.DeltaNeutralShortSale);
            writer.Write(order.DeltaNeutralShortSaleSlot);
            writer.Write(order.DeltaNeutralDesignatedLocation);
        }
        writer.Write(order.ContinuousUpdate);
        writer.Write(order.ReferencePriceType);
        writer.Write(order.TrailStopPrice);
        writer.Write(order.TrailingPercent);
    }
}
