using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

/// <summary>What was ordered; a price that the type does not have is absent.</summary>
internal sealed record OrderView
{
    public required string Action { get; init; }

    public decimal? TotalQuantity { get; init; }

    public required string OrderType { get; init; }

    public decimal? LmtPrice { get; init; }

    public decimal? AuxPrice { get; init; }

    public decimal? TrailStopPrice { get; init; }

    public decimal? TrailingPercent { get; init; }

    public string? Tif { get; init; }

    public string? GoodTillDate { get; init; }

    public bool? OutsideRth { get; init; }

    public string? OrderRef { get; init; }

    public int? ParentId { get; init; }

    public string? OcaGroup { get; init; }

    public static OrderView Of(Order order) => new()
    {
        Action = order.Action,
        TotalQuantity = order.TotalQuantity,
        OrderType = order.OrderType,
        LmtPrice = Price(order.LmtPrice, order.OrderType.Contains("LMT", StringComparison.Ordinal) || order.OrderType.Contains("LIMIT", StringComparison.Ordinal)),
        AuxPrice = Price(order.AuxPrice, mayBeZero: false),
        TrailStopPrice = order.TrailStopPrice,
        TrailingPercent = order.TrailingPercent,
        Tif = order.Tif.OrNull(),
        GoodTillDate = order.GoodTillDate.OrNull(),
        OutsideRth = order.OutsideRth ? true : null,
        OrderRef = order.OrderRef.OrNull(),
        ParentId = order.ParentId > 0 ? order.ParentId : null,
        OcaGroup = order.OcaGroup.OrNull(),
    };

    /// <summary>TWS sends 0 for a price that the order does not have; a limit may really be 0 or below, as for combinations.</summary>
    private static decimal? Price(decimal? price, bool mayBeZero) => price == 0 && !mayBeZero ? null : price;
}
