using Gateway.Tws.Model;

namespace Gateway.Tws.Api.Orders;

/// <summary>Compares an order with its changed form, by the fields that TWS echoes as they were sent.</summary>
internal static class OrderChanges
{
    private static readonly Func<Order, object?>[] Visible =
    [
        order => order.TotalQuantity, order => order.LmtPrice, order => order.AuxPrice, order => order.Tif, order => order.OrderType,
        order => order.TrailStopPrice, order => order.TrailingPercent, order => order.DisplaySize, order => order.OutsideRth,
        order => order.GoodTillDate, order => order.CashQty,
    ];

    public static bool HasVisible(Order before, Order after) => Array.Exists(Visible, field => Differs(field, before, after));

    /// <summary>TWS may round what it was sent; but it does not keep the old value of a change that it took.</summary>
    public static bool IsDone(Order before, Order after, Order echo) =>
        Array.TrueForAll(Visible, field => !Differs(field, before, after) || Differs(field, before, echo));

    /// <summary>The order to build a change on: what this client sent, with the values that work now; else TWS's own picture without its fillers.</summary>
    public static Order Base(Order? sent, Order echo) => sent is null
        ? echo with
        {
            DeltaNeutralOrderType = Clean(echo.DeltaNeutralOrderType),
            AdjustedOrderType = Clean(echo.AdjustedOrderType),
            OpenClose = Clean(echo.OpenClose),
            DeltaNeutralOpenClose = Clean(echo.DeltaNeutralOpenClose),
            Rule80A = Clean(echo.Rule80A),
            Transmit = true,
        }
        : sent with
        {
            TotalQuantity = echo.TotalQuantity ?? sent.TotalQuantity,
            LmtPrice = sent.LmtPrice is null ? null : echo.LmtPrice ?? sent.LmtPrice,
            AuxPrice = sent.AuxPrice is null ? null : echo.AuxPrice ?? sent.AuxPrice,
            Tif = echo.Tif.Length > 0 ? echo.Tif : sent.Tif,
            Transmit = true,
        };

    private static bool Differs(Func<Order, object?> field, Order one, Order other) => !Equals(field(one), field(other));

    private static string Clean(string filler) => filler is "None" or "?" or "0" ? "" : filler;
}
