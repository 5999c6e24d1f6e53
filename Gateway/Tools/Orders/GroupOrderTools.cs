using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Times;
using Gateway.Tools.Orders.Input;
using Gateway.Tools.Orders.Rules;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

/// <summary>Orders of several parts: brackets, groups and combinations. Every order passes <see cref="OrderPlacement"/>.</summary>
[Toolset("trading", AccessScope.OrdersWrite)]
internal sealed class GroupOrderTools(OrderPlacement placement, Combination combination, ExitSides sides)
{
    private const int LongestWait = 60;

    [Tool("ibkr_place_bracket_order", "Place a bracket", Destructive = true, Trades = true, Requests = "reqMktData, placeOrder",
        Example = """{"contract":"AAPL","action":"BUY","quantity":10,"entryPrice":2,"takeProfitPrice":3,"stopLossPrice":1}""")]
    [Description("Places an entry with a profit taker and a stop that work once it fills; the fill of one exit cancels the other. For a position "
        + "that is held: ibkr_protect_position.")]
    public async Task<BracketResult> PlaceBracketOrderAsync(
        ToolContext context,
        [Lists("symbol", "exchange", "currency")] ContractArguments contract,
        [OrInObject("order")][Description("The side of the entry.")] OrderAction action,
        [Positive][Count][Example("100")] decimal quantity,
        [Description("Limit of the profit taker.")][Example("210")] decimal takeProfitPrice,
        [Description("Trigger of the stop; TRAIL: its first stop.")][Example("180")] decimal stopLossPrice,
        [Description("Limit or trigger of the entry; not for MKT.")][Example("190")] decimal? entryPrice = null,
        [Description("Default LMT with entryPrice, else MKT.")] EntryKind? entryType = null,
        [Description("Order type of the stop.")] StopKind stopType = StopKind.Stop,
        [Description("STP LMT: the stop's limit.")][Example("179")] decimal? stopLimitPrice = null,
        [Description("TRAIL: distance in money.")][Positive][Example("2.50")] decimal? trailAmount = null,
        [Description("TRAIL: distance in per cent.")][Range(0.01, 100.0)][Percent][Example("5")] decimal? trailPercent = null,
        [Description("Of all orders; default DAY.")] TimeInForce? tif = null,
        [Description("GTD: moment or day, by the exchange's clock.")] MomentInput? goodTillDate = null,
        bool outsideRth = false,
        [Example("DU1234567")] string account = "",
        [MaxLength(40)][RegularExpression(OrderArguments.Printable)] string orderRef = "",
        [Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default)
    {
        BracketRules.CheckSides(action, entryPrice, takeProfitPrice, stopLossPrice);
        var entry = BracketRules.Entry((OrderKind?)entryType, entryPrice) with
        {
            Action = action,
            Quantity = quantity,
            Tif = tif,
            GoodTillDate = goodTillDate,
            OutsideRth = outsideRth,
        };
        var exit = new OrderTicket
        {
            Action = action == OrderAction.Buy ? OrderAction.Sell : OrderAction.Buy,
            Quantity = quantity,
            Kind = OrderKind.Limit,
            Tif = tif,
            GoodTillDate = goodTillDate,
            OutsideRth = outsideRth,
        };
        var profit = exit with { LimitPrice = takeProfitPrice, Names = new OrderFieldNames { Limit = "takeProfitPrice" } };
        var names = new OrderFieldNames
        {
            Stop = "stopLossPrice",
            FirstStop = "stopLossPrice",
            Limit = "stopLimitPrice",
            Type = "stopType",
            TypeBy = "stopLossPrice",
        };
        var stop = BracketRules.Stop(exit with { Names = names }, (OrderKind)stopType, stopLossPrice, stopLimitPrice, trailAmount, trailPercent);
        return BracketResult.Of(await placement.PlaceBracketAsync(
            context, contract.ToContract(), entry, [("-tp", profit), ("-sl", stop)], account, orderRef,
            TimeSpan.FromSeconds(waitSeconds), CheckMarketAsync, cancellationToken));

        // An entry that fills at once fills at the market, whatever its price: the exits must be on both sides of that.
        Task CheckMarketAsync(Contract found, CancellationToken within) => sides.CheckAsync(
            found,
            new ExitPrices(action == OrderAction.Buy, stopLossPrice, takeProfitPrice)
            {
                StopField = "stopLossPrice",
                ProfitField = "takeProfitPrice",
                Hint = "Nothing was sent. The entry would fill at the market.",
            },
            within, quote => BracketRules.FillsAtOnce(entry, quote));
    }

    [Tool("ibkr_place_oca_orders", "Place orders that cancel each other", Destructive = true, Trades = true, Requests = "placeOrder",
        Example = """{"orders":[{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1.5},"""
            + """{"contract":"MSFT","action":"BUY","quantity":5,"orderType":"LMT","limitPrice":1.5}]}""")]
    [Description("Places 2 to 10 orders of which the fill of one cancels (or reduces) the others. For an entry with its exits "
        + "ibkr_place_bracket_order.")]
    public Task<GroupResult> PlaceOcaOrdersAsync(
        ToolContext context,
        [Length(2, 10)] IReadOnlyList<OrderInput> orders,
        [Description("1 cancel, 2 reduce with block, 3 reduce.")][Range(1, 3)] int ocaType = 1,
        [MaxLength(40)][RegularExpression(OrderArguments.Printable)] string orderRef = "",
        [Description("Maximum wait for TWS, for each order.")][Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default) =>
        placement.PlaceGroupAsync(
            context, [.. orders.Select(GroupMember.Of)], ocaType, orderRef, TimeSpan.FromSeconds(waitSeconds), cancellationToken);

    [Tool("ibkr_place_combo_order", "Place a combination order", Destructive = true, Trades = true, Requests = "placeOrder",
        Example = """{"legs":[{"contract":"AAPL 20261218 260 C","action":"BUY"},"""
            + """{"contract":"AAPL 20261218 270 C","action":"SELL"}],"action":"BUY","quantity":1,"orderType":"LMT","limitPrice":-90}""")]
    [Description("Places one order for several legs at one price: spreads, straddles, covered calls, pairs. A credit is a negative limitPrice when "
        + "you BUY the combination.")]
    public async Task<PlaceResult> PlaceComboOrderAsync(
        ToolContext context,
        ComboArguments order,
        [Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default)
    {
        var (contract, ticket) = await order.ToTicketAsync(combination, cancellationToken);
        return await placement.PlaceAsync(
            context, contract, ticket, order.Account, order.Reference, TimeSpan.FromSeconds(waitSeconds), cancellationToken);
    }
}
