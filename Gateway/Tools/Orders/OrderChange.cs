using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Times;
using Gateway.Tools.Orders.Rules;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

/// <summary>The changes to a working order; null leaves a field as it is.</summary>
internal sealed record OrderChange
{
    public decimal? Quantity { get; init; }

    public decimal? LimitPrice { get; init; }

    /// <summary>The trigger, or the first stop of a trailing order; see <see cref="For"/>.</summary>
    public decimal? StopPrice { get; init; }

    /// <summary>Distance from the price that the order follows; see <see cref="For"/>.</summary>
    public decimal? Offset { get; init; }

    /// <summary>Distance of the limit of a trailing order from its stop.</summary>
    public decimal? LimitOffset { get; init; }

    /// <summary>The names under which the caller gave the fields.</summary>
    public OrderFieldNames Names { get; init; } = OrderFieldNames.Changing;

    /// <summary>Trigger, trailing amount, or distance from the price that the order follows.</summary>
    public decimal? AuxPrice { get; init; }

    public decimal? TrailAmount { get; init; }

    public decimal? TrailPercent { get; init; }

    public decimal? TrailStopPrice { get; init; }

    public TimeInForce? Tif { get; init; }

    public MomentInput? GoodTillDate { get; init; }

    /// <summary>The moment of <see cref="GoodTillDate"/> as TWS takes it; set once the exchange is known.</summary>
    public string? Until { get; init; }

    public bool? OutsideRth { get; init; }

    /// <summary>Leaves out the parent, which is done.</summary>
    public bool LeavesParent { get; init; }

    private decimal? Distance => TrailAmount ?? AuxPrice;

    /// <exception cref="ToolException">Nothing is to be changed, a date is missing, or two fields exclude each other.</exception>
    public void Check()
    {
        if (this == new OrderChange())
            throw OrderRules.Wrong(
                "quantity",
                "is required, or limitPrice, stopPrice, trailAmount, trailPercent, limitOffset, offset, tif, goodTillDate or outsideRth", "50");
        if (Tif == TimeInForce.UntilDate && GoodTillDate is null)
            throw OrderRules.Wrong("goodTillDate", "is required for tif GTD", "2026-12-01 16:00");
        if (Tif is { } time and not TimeInForce.UntilDate && GoodTillDate is not null)
            throw OrderRules.Wrong("goodTillDate", $"belongs to tif GTD only, not to {EnumName<TimeInForce>.Of(time)}", "leave it out");
        if (AuxPrice is not null && TrailAmount is not null && AuxPrice != TrailAmount)
            throw OrderRules.Wrong("auxPrice", "is another name for trailAmount of a trailing order, give one of them", "leave auxPrice out");
    }

    /// <summary>
    /// The change by IB's fields of an order: the names of placing, stopPrice and offset, mean auxPrice or trailStopPrice, depending on the type.
    /// </summary>
    /// <exception cref="ToolException">The type does not have the price, or it is given under two names.</exception>
    public OrderChange For(Order order)
    {
        var kind = OrderKinds.Find(order);
        var rule = kind is { } known ? PriceRule.Of(known) : null;
        if (LimitOffset is not null && order.LmtPriceOffset is null)
            throw OrderRules.Wrong(
                "limitOffset", $"belongs to TRAIL LIMIT and TRAIL LIT orders that were placed with it; this is a {order.OrderType} order without",
                "leave it out");
        if (StopPrice is not null && rule?.Stop == Presence.No)
            throw OrderRules.Wrong("stopPrice", $"does not belong to a {order.OrderType} order", "leave it out");
        if (Offset is not null && rule?.Offset == Presence.No)
            throw OrderRules.Wrong("offset", $"does not belong to a {order.OrderType} order", "leave it out");
        var trails = rule is { Trails: true };
        var (aux, first) = (Offset ?? (trails ? null : StopPrice), trails ? StopPrice : null);
        if (aux is not null && AuxPrice is not null)
            throw OrderRules.Wrong(
                "auxPrice", $"is another name for {(Offset is null ? "stopPrice" : "offset")}, give one of them", "leave auxPrice out");
        if (first is not null && TrailStopPrice is not null)
            throw OrderRules.Wrong("trailStopPrice", "is another name for stopPrice, give one of them", "leave trailStopPrice out");
        return this with
        {
            StopPrice = null,
            Offset = null,
            AuxPrice = aux ?? AuxPrice,
            TrailStopPrice = first ?? TrailStopPrice,
            Names = Names with
            {
                Stop = StopPrice is null ? Names.Stop : "stopPrice",
                FirstStop = StopPrice is null ? Names.FirstStop : "stopPrice",
                Offset = Offset is null ? Names.Offset : "offset",
            },
        };
    }

    /// <summary>The change with the cleaned numbers of <see cref="Named"/>.</summary>
    public OrderChange With(Order clean) => this with
    {
        Quantity = clean.TotalQuantity,
        LimitPrice = clean.LmtPrice,
        AuxPrice = AuxPrice is null ? null : TrailAmount is null ? clean.AuxPrice : AuxPrice,
        TrailStopPrice = clean.TrailStopPrice,
    };

    /// <summary>Holds the named prices against the type of the order, by the rule of a new one.</summary>
    /// <exception cref="ToolException">A price that the type does not have is named.</exception>
    public void CheckType(Order order)
    {
        if (Quantity is not null && order.CashQty > 0)
            throw OrderRules.Wrong("quantity", "cannot be changed in an order by money (cashQty)", "cancel it and place a new one");
        if (OrderKinds.Find(order) is not { } kind)
            return;
        var rule = PriceRule.Of(kind);
        var hasOffset = rule.Offset != Presence.No;
        if (!rule.Trails && TrailStopPrice is not null)
            throw OrderRules.Wrong("trailStopPrice", $"does not belong to a {order.OrderType} order", "leave it out");
        if (LimitPrice is not null && rule.Trails && order.LmtPriceOffset is not (null or 0) and var offset)
            throw OrderRules.Wrong(
                "limitPrice",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"does not go with limitOffset, which the order has ({offset:0.########}): TWS keeps its own limit"),
                "leave it out, or cancel the order and place a new one");
        PricePresence.CheckChange(
            kind,
            new GivenPrices(
                LimitPrice, rule.Trails ? TrailStopPrice : hasOffset ? null : AuxPrice, TrailAmount ?? (rule.Trails ? AuxPrice : null),
                TrailPercent, LimitOffset, hasOffset ? AuxPrice : null),
            Names,
            byLeg: order.OrderComboLegs.Any(leg => leg.Price is not null));
    }

    public Order Of(Order order) => order with
    {
        TotalQuantity = Quantity ?? order.TotalQuantity,
        LmtPrice = LimitPrice ?? (LimitOffset is null ? order.LmtPrice : null),
        // A limit takes the place of a distance from the stop.
        LmtPriceOffset = LimitPrice is null ? LimitOffset ?? order.LmtPriceOffset : null,
        // A trailing order has one distance: an amount takes the place of a percentage, and the other way round.
        AuxPrice = TrailPercent is null ? Distance ?? order.AuxPrice : null,
        TrailingPercent = TrailPercent ?? (Distance is null ? order.TrailingPercent : null),
        TrailStopPrice = TrailStopPrice ?? order.TrailStopPrice,
        Tif = NamedTif ?? order.Tif,
        GoodTillDate = Until ?? (Tif is null or TimeInForce.UntilDate ? order.GoodTillDate : string.Empty),
        OutsideRth = OutsideRth ?? order.OutsideRth,
        ParentId = LeavesParent ? 0 : order.ParentId,
    };

    /// <summary>
    /// The changed order with only the sizes, prices and times that the caller named, for the rules: what TWS has accepted already is not checked
    /// again.
    /// </summary>
    public Order Named(Order changed) => changed with
    {
        TotalQuantity = Quantity,
        CashQty = null,
        LmtPrice = LimitPrice,
        AuxPrice = Distance,
        TrailingPercent = TrailPercent,
        TrailStopPrice = TrailStopPrice,
        Tif = NamedTif ?? string.Empty,
        DiscretionaryAmt = 0,
        TriggerPrice = null,
        AdjustedStopPrice = null,
        AdjustedStopLimitPrice = null,
        AlgoStrategy = string.Empty,
        OrderComboLegs = [],
    };

    private string? NamedTif => Tif is { } time ? EnumName<TimeInForce>.Of(time) : GoodTillDate is null ? null : "GTD";
}
