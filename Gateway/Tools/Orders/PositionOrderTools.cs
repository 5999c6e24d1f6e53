using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Times;
using Gateway.Tools.Orders.Input;
using Gateway.Tools.Orders.Rules;

namespace Gateway.Tools.Orders;

/// <summary>Orders that close or protect a position: their side and size come from TWS's own positions.</summary>
[Toolset("trading", AccessScope.OrdersWrite)]
internal sealed class PositionOrderTools(PositionExits exits)
{
    private const int LongestWait = 60;

    [Tool("ibkr_close_position", "Close a position", Destructive = true, Trades = true, Requests = "reqPositions, reqAllOpenOrders, placeOrder",
        Example = """{"contract":"AAPL","percent":50}""")]
    [Description("Closes a position, or part of it, with one order on the other side. Refused if open orders would also close it, or when TWS does "
        + "not report all positions.")]
    public Task<PlaceResult> ClosePositionAsync(
        ToolContext context,
        ContractArguments contract,
        [Percent][Description("Part of the position in per cent.")][Range(0.01, 100.0)] decimal percent = 100,
        ExitKind orderType = ExitKind.Market,
        [Example("189.50")] decimal? limitPrice = null,
        [Description("Default DAY; crypto: IOC for MKT, Minutes for LMT.")] TimeInForce? tif = null,
        [Description("GTD: moment or day, by the exchange's clock.")] MomentInput? goodTillDate = null,
        bool outsideRth = false,
        [Example("DU1234567")] string account = "",
        [MaxLength(40)][RegularExpression(OrderArguments.Printable)] string orderRef = "",
        [Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default)
    {
        var ticket = new OrderTicket
        {
            Action = default,
            Quantity = null,
            Kind = (OrderKind)orderType,
            LimitPrice = limitPrice,
            Tif = tif,
            GoodTillDate = goodTillDate,
            OutsideRth = outsideRth,
            Names = new OrderFieldNames { Quantity = "percent" },
        };
        return exits.CloseAsync(
            context, contract.ToContract(), percent, ticket, account, orderRef, TimeSpan.FromSeconds(waitSeconds), cancellationToken);
    }

    [Tool("ibkr_protect_position", "Protect a position", Destructive = true, Trades = true,
        Requests = "reqPositions, reqMktData, reqAllOpenOrders, placeOrder",
        Example = """{"contract":"AAPL","stop":1,"takeProfit":9000}""")]
    [Description("Places a stop or trailing stop for a position that is held, and with takeProfit a profit taker; the fill of one cancels the other. "
        + "Open orders that already close a part are left unchanged.")]
    public Task<GroupResult> ProtectPositionAsync(
        ToolContext context,
        ContractArguments contract,
        [Description("Trigger of a stop.")][Positive][Example("180")] decimal? stop = null,
        [Description("Instead: trailing distance in money.")][Positive][Example("2.50")] decimal? trail = null,
        [Description("Instead: trailing distance in per cent.")][Range(0.01, 100.0)][Percent][Example("5")] decimal? trailPercent = null,
        [Description("Limit of the profit taker.")][Positive][Example("210")] decimal? takeProfit = null,
        [Description("Of the orders; default GTC.")] TimeInForce? tif = null,
        [Description("GTD: moment or day, by the exchange's clock.")] MomentInput? goodTillDate = null,
        bool outsideRth = false,
        [Example("DU1234567")] string account = "",
        [MaxLength(40)][RegularExpression(OrderArguments.Printable)] string orderRef = "",
        [Description("Maximum wait for TWS, for each order.")][Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default)
    {
        if (new[] { stop, trail, trailPercent }.Count(given => given is not null) != 1)
            throw ToolErrors.InvalidArgument("stop: give one of stop, trail and trailPercent; example: 180", "Nothing was sent.");
        var exit = new OrderTicket
        {
            Action = default,
            Quantity = null,
            Kind = OrderKind.Limit,
            Tif = tif ?? (goodTillDate is null ? TimeInForce.UntilCancelled : null),
            GoodTillDate = goodTillDate,
            OutsideRth = outsideRth,
        };
        var names = new OrderFieldNames
        {
            Stop = "stop",
            TrailAmount = "trail",
            TrailPercent = "trailPercent",
            TypeBy = stop is not null ? "stop" : trail is not null ? "trail" : "trailPercent",
        };
        List<OrderTicket> tickets =
        [
            BracketRules.Stop(exit with { Names = names }, stop is null ? OrderKind.Trail : OrderKind.Stop, stop, null, trail, trailPercent),
        ];
        if (takeProfit is not null)
            tickets.Add(exit with { LimitPrice = takeProfit, Names = new OrderFieldNames { Limit = "takeProfit" } });
        return exits.ProtectAsync(
            context, contract.ToContract(), tickets, held => CheckSides(held, stop, takeProfit), account, orderRef,
            TimeSpan.FromSeconds(waitSeconds), cancellationToken);
    }

    private static void CheckSides(decimal held, decimal? stop, decimal? takeProfit)
    {
        if (stop is not { } trigger || takeProfit is not { } limit || (held > 0 ? limit > trigger : limit < trigger))
            return;
        var (side, example) = held > 0 ? ("above stop for a long", trigger * 1.1m) : ("below stop for a short", trigger * 0.9m);
        throw ToolErrors.InvalidArgument(
            string.Create(
                CultureInfo.InvariantCulture, $"takeProfit: must be {side} position; stop is {trigger}, got {limit}; example: {example:0.00##}"),
            "Nothing was sent.");
    }
}
