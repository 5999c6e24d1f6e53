using Gateway.Registry;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

/// <summary>What a caller wants otherwise in a working order; null stays as it is.</summary>
internal sealed record OrderChange
{
    public decimal? Quantity { get; init; }

    public decimal? LimitPrice { get; init; }

    /// <summary>Trigger, or trailing amount.</summary>
    public decimal? AuxPrice { get; init; }

    public decimal? TrailPercent { get; init; }

    public decimal? TrailStopPrice { get; init; }

    public TimeInForce? Tif { get; init; }

    public DateTimeOffset? GoodTillDate { get; init; }

    public bool? OutsideRth { get; init; }

    /// <exception cref="ToolException">Nothing is to be changed, or a date is missing.</exception>
    public void Check()
    {
        if (this == new OrderChange())
            throw ToolErrors.InvalidArgument("quantity: is required, or limitPrice, auxPrice, trailAmount, trailPercent, trailStopPrice, tif, goodTillDate or outsideRth; example: 50");
        if (Tif == TimeInForce.UntilDate && GoodTillDate is null)
            throw ToolErrors.InvalidArgument("goodTillDate: is required for tif GTD; example: 2026-01-30T20:00:00Z", "Nothing was sent.");
    }

    public Order Of(Order order) => order with
    {
        TotalQuantity = Quantity ?? order.TotalQuantity,
        LmtPrice = LimitPrice ?? order.LmtPrice,
        // A trailing order has one distance: an amount takes the place of a percentage, and the other way round.
        AuxPrice = TrailPercent is null ? AuxPrice ?? order.AuxPrice : null,
        TrailingPercent = TrailPercent ?? (AuxPrice is null ? order.TrailingPercent : null),
        TrailStopPrice = TrailStopPrice ?? order.TrailStopPrice,
        Tif = Tif is { } time ? WireName<TimeInForce>.Of(time) : GoodTillDate is null ? order.Tif : "GTD",
        GoodTillDate = GoodTillDate is { } until ? TwsTime.Format(until) : Tif is null or TimeInForce.UntilDate ? order.GoodTillDate : string.Empty,
        OutsideRth = OutsideRth ?? order.OutsideRth,
    };

    /// <summary>The changed order with no prices but those that the caller names: what TWS has already is not the caller's mistake.</summary>
    public Order Named(Order changed) => changed with { LmtPrice = LimitPrice, AuxPrice = AuxPrice, TrailStopPrice = TrailStopPrice };
}
