using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Times;
using Gateway.Tools.Orders.Input;
using Gateway.Tools.Orders.Rules;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

/// <summary>An order as a caller asks for it: checked against the rules of its type, then made into IB's order.</summary>
internal sealed record OrderTicket
{
    public required OrderAction Action { get; init; }

    /// <summary>Null for an order by <see cref="CashQuantity"/>.</summary>
    public required decimal? Quantity { get; init; }

    public decimal? CashQuantity { get; init; }

    public required OrderKind Kind { get; init; }

    public decimal? LimitPrice { get; init; }

    public decimal? StopPrice { get; init; }

    public decimal? TrailAmount { get; init; }

    public decimal? TrailPercent { get; init; }

    public decimal? LimitOffset { get; init; }

    /// <summary>Distance from the price that the order follows.</summary>
    public decimal? Offset { get; init; }

    /// <summary>Null: GTD with <see cref="GoodTillDate"/>, else the contract's default (<see cref="TimeInForceRule.WithDefault"/>).</summary>
    public TimeInForce? Tif { get; init; }

    /// <summary>
    /// By the clock of the contract's exchange, so that <see cref="ToOrder"/> leaves it out, as the other moments (<see cref="OrderMoments"/>).
    /// </summary>
    public MomentInput? GoodTillDate { get; init; }

    public MomentInput? GoodAfterTime { get; init; }

    public bool OutsideRth { get; init; }

    public string ModelCode { get; init; } = "";

    public string FaGroup { get; init; } = "";

    public string FaMethod { get; init; } = "";

    public string OcaGroup { get; init; } = "";

    public int OcaType { get; init; }

    public int ParentId { get; init; }

    public AlgoInput? Algo { get; init; }

    /// <summary>Their contracts are looked up later, so <see cref="ToOrder"/> leaves them out.</summary>
    public IReadOnlyList<ConditionInput> Conditions { get; init; } = [];

    /// <summary>One price for each leg of a combination; empty for one price of the whole.</summary>
    public IReadOnlyList<decimal> LegPrices { get; init; } = [];

    public IReadOnlyList<TagValue> ComboRouting { get; init; } = [];

    public FurtherFields? More { get; init; }

    public bool Transmit { get; init; } = true;

    /// <summary>The names under which the caller gave the fields.</summary>
    public OrderFieldNames Names { get; init; } = OrderFieldNames.Placing;

    /// <exception cref="ToolException">A price that the type needs is missing, or one that it does not have is given.</exception>
    public Order ToOrder(string account, string orderRef)
    {
        CheckQuantity();
        CheckPrices();
        CheckTime();
        var isTrail = PriceRule.Of(Kind).Trails;
        var order = new Order
        {
            Action = EnumName<OrderAction>.Of(Action),
            TotalQuantity = Quantity,
            CashQty = CashQuantity,
            OrderType = Kind switch
            {
                OrderKind.MarketOnOpen => "MKT",
                OrderKind.LimitOnOpen => "LMT",
                _ => EnumName<OrderKind>.Of(Kind),
            },
            LmtPrice = LimitPrice,
            AuxPrice = isTrail ? TrailAmount : StopPrice ?? Offset,
            TrailStopPrice = isTrail ? StopPrice : null,
            TrailingPercent = TrailPercent,
            LmtPriceOffset = LimitOffset,
            Tif = Kind is OrderKind.MarketOnOpen or OrderKind.LimitOnOpen ? "OPG" : EnumName<TimeInForce>.Of(NamedTif ?? TimeInForce.Day),
            OutsideRth = OutsideRth,
            ModelCode = ModelCode,
            FaGroup = FaGroup,
            FaMethod = FaMethod,
            OcaGroup = OcaGroup,
            OcaType = OcaGroup.Length > 0 && OcaType == 0 ? 1 : OcaType,
            ParentId = ParentId,
            OrderComboLegs = [.. LegPrices.Select(price => new OrderComboLeg(price))],
            SmartComboRoutingParams = ComboRouting,
            Transmit = Transmit,
            Account = account,
            OrderRef = orderRef,
        };
        order = Algo?.Apply(order) ?? order;
        return More?.Apply(order) ?? order;
    }

    private void CheckQuantity()
    {
        if (Quantity is null && CashQuantity is null)
            throw Wrong(Names.Quantity, "is required, or cashQty", "100");
        if (Quantity is not null && CashQuantity is not null)
            throw Wrong("cashQty", "does not go with quantity: give one of the two", "1000");
        if (OcaType != 0 && OcaGroup.Length == 0)
            throw Wrong("ocaType", "belongs to an ocaGroup", "leave it out");
        if (Algo is not null && Kind is not (OrderKind.Market or OrderKind.Limit))
            throw Wrong("algo", $"belongs to MKT and LMT orders, not to {Name}", "leave it out, or choose another orderType");
    }

    private void CheckPrices() => PricePresence.CheckNew(
        Kind, new GivenPrices(LimitPrice, StopPrice, TrailAmount, TrailPercent, LimitOffset, Offset), Names, byLeg: LegPrices.Count > 0);

    private void CheckTime()
    {
        if (Tif == TimeInForce.UntilDate && GoodTillDate is null)
            throw Wrong("goodTillDate", "is required for tif GTD", "2026-12-01 16:00");
        if (Tif is { } named and not TimeInForce.UntilDate && GoodTillDate is not null)
            throw Wrong("goodTillDate", $"belongs to tif GTD only, not to {EnumName<TimeInForce>.Of(named)}", "leave it out");
    }

    /// <summary>The time in force that the caller named; a date alone means GTD.</summary>
    public TimeInForce? NamedTif => Tif ?? (GoodTillDate is null ? null : TimeInForce.UntilDate);

    private string Name => EnumName<OrderKind>.Of(Kind);

    private static ToolException Wrong(string field, string rule, string example) =>
        ToolErrors.InvalidArgument($"{field}: {rule}; example: {example}", "Nothing was sent.");
}

/// <summary>The side of an order.</summary>
internal enum OrderAction
{
    [JsonStringEnumMemberName("BUY")]
    Buy,

    [JsonStringEnumMemberName("SELL")]
    Sell,
}

/// <summary>How long an order works, by IB's names.</summary>
internal enum TimeInForce
{
    [JsonStringEnumMemberName("DAY")]
    Day,

    [JsonStringEnumMemberName("GTC")]
    UntilCancelled,

    [JsonStringEnumMemberName("IOC")]
    ImmediateOrCancel,

    [JsonStringEnumMemberName("FOK")]
    FillOrKill,

    [JsonStringEnumMemberName("GTD")]
    UntilDate,

    [JsonStringEnumMemberName("OPG")]
    AtOpening,

    [JsonStringEnumMemberName("DTC")]
    DayUntilCancelled,

    [JsonStringEnumMemberName("AUC")]
    InAuction,

    /// <summary>Five minutes; crypto only.</summary>
    Minutes,
}
