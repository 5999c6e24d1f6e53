using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Times;
using Gateway.Text;

namespace Gateway.Tools.Orders.Input;

/// <summary>The arguments of one order beside its contract, and the members of an order that is an argument itself.</summary>
[ArgumentGroup]
internal sealed class OrderArguments(
    [OrInObject("order")] OrderAction action,
    [Positive][Count][Example("100")] decimal? quantity = null,
    [Description("Money to spend, instead of quantity.")][Positive][Example("1000")] decimal? cashQty = null,
    [Description("Order type by IB's name, such as LMT or STP LMT.")][Example("LMT")] OrderKind orderType = OrderKind.Market,
    [Description("The limit, or the cap of a pegged order.")][Example("189.50")] decimal? limitPrice = null,
    [Description("Trigger; for TRAIL types the first stop.")][Example("180")] decimal? stopPrice = null,
    [Unlisted][Description("IB's name for stopPrice, trailAmount or offset.")][Example("180")] decimal? auxPrice = null,
    [Description("TRAIL types: distance in money.")][Positive][Example("2.50")] decimal? trailAmount = null,
    [Description("TRAIL types: distance in per cent.")][Range(0.01, 100.0)][Percent][Example("5")] decimal? trailPercent = null,
    [Unlisted][Description("TRAIL LIMIT, TRAIL LIT: distance of the limit from the stop.")][Example("0.10")] decimal? limitOffset = null,
    [Unlisted][Description("REL, PASSV REL, PEG and SNAP types: distance from the price that they follow.")][Example("0.01")] decimal? offset = null,
    [Description("Default DAY; crypto: IOC for MKT, Minutes for LMT.")] TimeInForce? tif = null,
    [Description("GTD: moment or day, by the exchange's clock.")] MomentInput? goodTillDate = null,
    [Description("Not before this moment.")] MomentInput? goodAfterTime = null,
    bool outsideRth = false,
    [Example("DU1234567")] string account = "",
    [Unlisted][Description("An advisor's model.")][RegularExpression(OrderArguments.Printable)] string modelCode = "",
    [Unlisted][Description("An advisor's account group.")][RegularExpression(OrderArguments.Printable)] string faGroup = "",
    [Unlisted][Description("Allocation method of the group, such as NetLiq or Equal.")]
    [RegularExpression(OrderArguments.Printable)] string faMethod = "",
    [MaxLength(40)][RegularExpression(OrderArguments.Printable)] string orderRef = "",
    [Unlisted][Description("Another name for orderRef.")][MaxLength(40)][RegularExpression(OrderArguments.Printable)] string idempotencyKey = "",
    [Description("Orders of one group cancel each other.")][MaxLength(40)][RegularExpression(OrderArguments.Printable)] string ocaGroup = "",
    [Description("1 cancel, 2 or 3 reduce the others.")][Range(1, 3)] int? ocaType = null,
    [Description("The order that must fill first.")][Positive][Example("1001")] int? parentId = null,
    [Description("IB's algorithm for the order.")] AlgoInput? algo = null,
    [Description("Conditions that must hold first.")] IReadOnlyList<ConditionInput>? conditions = null,
    [Description("False leaves it in TWS, unsent.")] bool transmit = true,
    [Unlisted][Description("Further fields by IB's names, such as {\"hidden\":true,\"minQty\":50}.")] FurtherFields? more = null)
{
    public const string Printable = "[ -~]*";

    private static readonly string[] FaMethods =
        ["NetLiq", "AvailableEquity", "Equal", "ContractsOrShares", "Ratio", "Percent", "MonetaryAmount"];

    public string Account => account;

    /// <summary>The caller's own key; null when the gateway makes a reference.</summary>
    /// <exception cref="ToolException">orderRef and idempotencyKey differ.</exception>
    public string? Reference => idempotencyKey.Length == 0 || idempotencyKey == orderRef ? orderRef.OrNull()
        : orderRef.Length == 0 ? idempotencyKey
        : throw ToolErrors.InvalidArgument(
            "idempotencyKey: is another name for orderRef, give one of them; example: leave it out", "Nothing was sent.");

    public OrderTicket ToTicket()
    {
        var kind = orderType;
        var rule = PriceRule.Of(kind);
        var hasOffset = rule.Offset != Presence.No;
        var (meant, name) = rule.Trails ? (trailAmount, "trailAmount") : hasOffset ? (offset, "offset") : (stopPrice, "stopPrice");
        if (auxPrice is not null && meant is not null && auxPrice != meant)
            throw ToolErrors.InvalidArgument(
                $"auxPrice: is another name for {name} of a {EnumName<OrderKind>.Of(kind)} order, give one of them; example: leave auxPrice out",
                "Nothing was sent.");
        return new OrderTicket
        {
            Action = action,
            Quantity = quantity,
            CashQuantity = cashQty,
            Kind = kind,
            LimitPrice = limitPrice,
            StopPrice = stopPrice ?? (rule.Trails || hasOffset ? null : auxPrice),
            TrailAmount = trailAmount ?? (rule.Trails ? auxPrice : null),
            TrailPercent = trailPercent,
            LimitOffset = limitOffset,
            Offset = offset ?? (hasOffset ? auxPrice : null),
            Tif = tif,
            GoodTillDate = goodTillDate,
            GoodAfterTime = goodAfterTime,
            OutsideRth = outsideRth,
            ModelCode = modelCode,
            FaGroup = faGroup,
            FaMethod = PlainWords.Meanings(faMethod, FaMethods) is [var method] ? method : faMethod,
            OcaGroup = ocaGroup,
            OcaType = ocaType ?? 0,
            ParentId = parentId ?? 0,
            Algo = algo,
            Conditions = conditions ?? [],
            Transmit = transmit,
            More = more,
        };
    }
}
