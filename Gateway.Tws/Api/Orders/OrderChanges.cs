using System.Collections;
using Gateway.Tws.Model;

namespace Gateway.Tws.Api.Orders;

/// <summary>Compares an order with its changed version, and finds the version to build a change on.</summary>
internal static class OrderChanges
{
    /// <summary>The fields that TWS echoes as they were sent.</summary>
    private static readonly Func<Order, object?>[] Visible =
    [
        order => order.TotalQuantity, order => order.LmtPrice, order => order.AuxPrice, order => order.Tif, order => order.OrderType,
        order => order.TrailStopPrice, order => order.TrailingPercent, order => order.DisplaySize, order => order.OutsideRth,
        order => order.GoodTillDate, order => order.CashQty,
    ];

    private static readonly PropertyInfo[] Fields = [.. typeof(Order).GetProperties().Where(field => field.CanWrite)];

    public static bool HasVisible(Order before, Order after) => Array.Exists(Visible, field => Differs(field, before, after));

    /// <summary>A change counts as done when TWS no longer shows the old value: it may round the new one.</summary>
    public static bool IsDone(Order before, Order after, Order echo) =>
        Array.TrueForAll(Visible, field => !Differs(field, before, after) || Differs(field, before, echo));

    /// <summary>
    /// The order to build a change on, so that only the requested fields change: what this client sent, updated with every field that TWS shows
    /// differently now. For an order that this client did not send it is TWS's version without the values that TWS filled in.
    /// </summary>
    /// <param name="shown">How TWS first showed what was sent; null when it has not yet.</param>
    /// <param name="now">How TWS shows it now.</param>
    public static Order Base(Order? sent, Order? shown, Order now)
    {
        if (sent is null)
            return WithoutFillers(now);
        if (shown is null)
            return sent;
        var order = sent with { };
        foreach (var field in Fields.Where(field => !AreSame(field.GetValue(shown), field.GetValue(now))))
            field.SetValue(order, field.GetValue(now));
        return order with
        {
            TotalQuantity = sent.TotalQuantity is null ? null : now.TotalQuantity ?? sent.TotalQuantity,
            LmtPrice = sent.LmtPrice is null ? order.LmtPrice : now.LmtPrice ?? sent.LmtPrice,
            AuxPrice = sent.AuxPrice is null ? order.AuxPrice : now.AuxPrice ?? sent.AuxPrice,
            Tif = now.Tif.Length > 0 ? now.Tif : sent.Tif,
            // TWS puts the children of a bracket into a group of its own, which nobody sends back (10326).
            OcaGroup = sent.ParentId > 0 ? sent.OcaGroup : order.OcaGroup,
            OcaType = sent.ParentId > 0 ? sent.OcaType : order.OcaType,
            // TWS moves this stop price by itself: a price that is sent back would hold it still.
            TrailStopPrice = sent.TrailStopPrice is null ? null : order.TrailStopPrice,
        };
    }

    /// <summary>TWS fills fields that nobody set. Sent back, some of these values would take effect and others would be refused.</summary>
    private static Order WithoutFillers(Order now) => now with
    {
        DeltaNeutralOrderType = Clean(now.DeltaNeutralOrderType),
        AdjustedOrderType = Clean(now.AdjustedOrderType),
        OpenClose = Clean(now.OpenClose),
        DeltaNeutralOpenClose = Clean(now.DeltaNeutralOpenClose),
        Rule80A = Clean(now.Rule80A),
        TrailStopPrice = now.OrderType.StartsWith("TRAIL", StringComparison.Ordinal) ? now.TrailStopPrice : null,
        AuxPrice = now.TrailingPercent is null || now.AuxPrice != 0 ? now.AuxPrice : null,
        OcaGroup = IsOfBracket(now) ? string.Empty : now.OcaGroup,
        OcaType = now.OcaGroup.Length > 0 && !IsOfBracket(now) ? now.OcaType : 0,
        CashQty = now.CashQty > 0 ? now.CashQty : null,
    };

    /// <summary>Whether the order's group is the one that TWS made for a bracket: it is named by the parent's permanent id.</summary>
    private static bool IsOfBracket(Order now) => now.ParentId > 0 && now.OcaGroup.Length > 0 && now.OcaGroup.All(char.IsAsciiDigit);

    private static bool Differs(Func<Order, object?> field, Order one, Order other) => !Equals(field(one), field(other));

    private static bool AreSame(object? one, object? other) =>
        one is IEnumerable list and not string && other is IEnumerable again
            ? list.Cast<object>().SequenceEqual(again.Cast<object>())
            : Equals(one, other);

    private static string Clean(string filler) => filler is "None" or "?" or "0" ? "" : filler;
}
