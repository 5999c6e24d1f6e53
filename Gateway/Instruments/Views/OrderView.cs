using Gateway.Tws.Model;

namespace Gateway.Instruments.Views;

/// <summary>The terms of an order; a price that the type does not have is absent.</summary>
internal sealed record OrderView
{
    public required string Action { get; init; }

    public decimal? TotalQuantity { get; init; }

    [Description("Amount of money, for orders by amount.")]
    public decimal? CashQty { get; init; }

    public required string OrderType { get; init; }

    public decimal? LmtPrice { get; init; }

    public decimal? AuxPrice { get; init; }

    public decimal? TrailStopPrice { get; init; }

    public decimal? TrailingPercent { get; init; }

    public string? Tif { get; init; }

    public string? GoodTillDate { get; init; }

    public string? GoodAfterTime { get; init; }

    public bool? OutsideRth { get; init; }

    public string? OrderRef { get; init; }

    public int? ParentId { get; init; }

    public string? OcaGroup { get; init; }

    [Description("IB's algorithm with its parameters.")]
    public string? Algo { get; init; }

    [Description("Conditions before it works (or is cancelled), each with its conjunction to the next.")]
    public IReadOnlyList<string>? Conditions { get; init; }

    [Description("True when the conditions cancel the order.")]
    public bool? ConditionsCancelOrder { get; init; }

    public string? ModelCode { get; init; }

    public string? FaGroup { get; init; }

    public string? FaMethod { get; init; }

    public bool? AllOrNone { get; init; }

    public bool? Hidden { get; init; }

    public int? MinQty { get; init; }

    public int? DisplaySize { get; init; }

    public decimal? DiscretionaryAmt { get; init; }

    public static OrderView Of(Order order) => new()
    {
        Action = order.Action,
        TotalQuantity = order.TotalQuantity,
        CashQty = Price(order.CashQty, mayBeZero: false),
        OrderType = order.OrderType,
        LmtPrice = Price(
            order.LmtPrice, order.OrderType.Contains("LMT", StringComparison.Ordinal) || order.OrderType.Contains("LIMIT", StringComparison.Ordinal)),
        AuxPrice = Price(order.AuxPrice, mayBeZero: false),
        TrailStopPrice = order.TrailStopPrice,
        TrailingPercent = order.TrailingPercent,
        Tif = order.Tif.OrNull(),
        GoodTillDate = OrderTimeText.Of(order.GoodTillDate).OrNull(),
        GoodAfterTime = OrderTimeText.Of(order.GoodAfterTime).OrNull(),
        OutsideRth = order.OutsideRth ? true : null,
        OrderRef = order.OrderRef.OrNull(),
        ParentId = order.ParentId > 0 ? order.ParentId : null,
        OcaGroup = order.OcaGroup.OrNull(),
        Algo = order.AlgoStrategy.Length == 0
            ? null
            : string.Join(' ', [order.AlgoStrategy, .. order.AlgoParams.Select(pair => $"{pair.Tag}={pair.Value}")]),
        Conditions = order.Conditions.Count == 0 ? null : [.. ConditionText.Of(order.Conditions, OrderNames.None)],
        ConditionsCancelOrder = order.Conditions.Count > 0 && order.ConditionsCancelOrder ? true : null,
        ModelCode = order.ModelCode.OrNull(),
        FaGroup = order.FaGroup.OrNull(),
        FaMethod = order.FaMethod.OrNull(),
        AllOrNone = order.AllOrNone ? true : null,
        Hidden = order.Hidden ? true : null,
        MinQty = order.MinQty,
        DisplaySize = order.DisplaySize,
        DiscretionaryAmt = Price(order.DiscretionaryAmt, mayBeZero: false),
    };

    /// <summary>TWS sends 0 for a price that the order does not have; a limit may really be 0 or below, as for combinations.</summary>
    private static decimal? Price(decimal? price, bool mayBeZero) => price == 0 && !mayBeZero ? null : price;
}
