using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Gateway.Registry;
using Gateway.Tools.Contracts;
using Gateway.Tools.Orders;
using Gateway.Tools.Orders.Input;

namespace Gateway.Tools;

/// <summary>Orders on what is held: their side and size come from TWS's own positions.</summary>
[Toolset("trading", AccessScope.OrdersWrite)]
internal sealed class PositionOrderTools(OrderDesk desk, HoldingLookup holdings)
{
    private const int LongestWait = 60;

    [Tool("ibkr_close_position", "Close a position", Destructive = true, Trades = true, Requests = "reqPositions, reqAllOpenOrders, placeOrder",
        Example = """{"contract":"AAPL","percent":50}""")]
    [Description("Closes a position, or part of it, by one order of the other side. Refused while open orders would close it too, or when TWS does not tell all positions.")]
    public async Task<PlaceResult> ClosePositionAsync(
        ToolContext context,
        ContractArguments contract,
        [Description("How much of it.")][Range(0.01, 100.0)] decimal percent = 100,
        [Description("The type.")] ExitKind orderType = ExitKind.Market,
        [Description("The limit.")][Example("189.50")] decimal? limitPrice = null,
        [Description("How long it works.")] TimeInForce tif = TimeInForce.Day,
        [Description("May fill outside regular hours.")] bool outsideRth = false,
        [Description("Needed when there are several.")][Example("DU1234567")] string account = "",
        [Description("The longest to wait for TWS.")][Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default)
    {
        var held = await holdings.FindAsync(contract.ToContract(), account, cancellationToken);
        var quantity = HoldingPart.Of(held.Quantity, percent);
        var leaving = await holdings.OnItsWayOutAsync(held, cancellationToken);
        if (leaving + quantity > Math.Abs(held.Quantity))
            throw ToolErrors.Refused("would_reverse",
                $"Nothing was sent: open orders close {leaving:0.####} of {Math.Abs(held.Quantity):0.####} {held.Contract.Symbol} already; {quantity:0.####} more could turn the position around.",
                "Cancel them with ibkr_cancel_all_orders and the symbol, or close a smaller percent.");
        var ticket = new OrderTicket
        {
            Action = HoldingPart.ExitOf(held.Quantity), Quantity = quantity, Kind = (OrderKind)orderType, LimitPrice = limitPrice, Tif = tif, OutsideRth = outsideRth,
        };
        return await desk.PlaceAsync(context, held.Contract, ticket, held.Account, null, TimeSpan.FromSeconds(waitSeconds), cancellationToken);
    }

    [Tool("ibkr_protect_position", "Protect a position", Destructive = true, Trades = true, Requests = "reqPositions, reqAllOpenOrders, placeOrder",
        Example = """{"contract":"AAPL","stop":1,"takeProfit":9000}""")]
    [Description("Places a stop or trailing stop for all of a position that is held, and with takeProfit a profit taker; the fill of one cancels the other.")]
    public async Task<GroupResult> ProtectPositionAsync(
        ToolContext context,
        ContractArguments contract,
        [Description("Trigger of a stop.")][Positive][Example("180")] decimal? stop = null,
        [Description("Instead: trailing distance in money.")][Positive][Example("2.50")] decimal? trail = null,
        [Description("Instead: trailing distance in per cent.")][Range(0.01, 100.0)][Example("5")] decimal? trailPercent = null,
        [Description("Limit of the profit taker.")][Positive][Example("210")] decimal? takeProfit = null,
        [Description("How long they work.")] TimeInForce tif = TimeInForce.UntilCancelled,
        [Description("May fill outside regular hours.")] bool outsideRth = false,
        [Description("Needed when there are several.")][Example("DU1234567")] string account = "",
        [Description("The longest to wait for TWS, each.")][Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default)
    {
        if (new[] { stop, trail, trailPercent }.Count(given => given is not null) != 1)
            throw ToolErrors.InvalidArgument("stop: give one of stop, trail and trailPercent; example: 180", "Nothing was sent.");
        var held = await holdings.FindAsync(contract.ToContract(), account, cancellationToken);
        if (stop is not null && takeProfit is not null)
            BracketRules.CheckSides(held.Quantity > 0 ? OrderAction.Buy : OrderAction.Sell, null, takeProfit.Value, stop.Value);
        if (await holdings.OnItsWayOutAsync(held, cancellationToken) is > 0 and var leaving)
            throw ToolErrors.Refused("would_reverse",
                $"Nothing was sent: open orders close {leaving:0.####} of {Math.Abs(held.Quantity):0.####} {held.Contract.Symbol} already; a stop beside them could turn the position around.",
                "Cancel them with ibkr_cancel_all_orders and the symbol, or change them with ibkr_modify_order.");
        var exit = new OrderTicket
        {
            Action = HoldingPart.ExitOf(held.Quantity), Quantity = Math.Abs(held.Quantity), Kind = OrderKind.Limit, Tif = tif, OutsideRth = outsideRth,
        };
        List<OrderTicket> exits = [BracketRules.Stop(exit, stop is null ? OrderKind.Trail : OrderKind.Stop, stop, null, trail, trailPercent)];
        if (takeProfit is not null)
            exits.Add(exit with { LimitPrice = takeProfit });
        return await desk.PlaceGroupAsync(
            context, [.. exits.Select(ticket => new GroupMember(held.Contract, ticket, held.Account))], ocaType: 1, TimeSpan.FromSeconds(waitSeconds), cancellationToken);
    }
}
