using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Gateway.Registry;
using Gateway.Tools.Contracts;
using Gateway.Tools.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tools;

/// <summary>Placing orders. Every order passes <see cref="OrderDesk"/>.</summary>
[Toolset("trading", AccessScope.OrdersWrite)]
internal sealed class OrderTools(OrderDesk desk)
{
    private const string Printable = "[ -~]*";
    private const int LongestWait = 60;

    [Tool("ibkr_place_order", "Place an order", Destructive = true, Trades = true)]
    [Description("Places one order on a paper account and waits for TWS's word: confirmed, rejected or unknown, with the reason. "
        + "The contract must name exactly one instrument. Never repeat it after unknown: look the order up. An orderRef of your own makes a repeated call harmless. "
        + "Use it for one order that the person wants; for an entry with its exits ibkr_place_bracket_order.")]
    public Task<PlaceResult> PlaceOrderAsync(
        ToolContext context,
        ContractArguments contract,
        [Description("BUY or SELL.")] OrderAction action,
        [Description("Shares, contracts, or units of currency.")][Positive][Example("100")] decimal quantity,
        [Description("The order type.")][Example("LMT")] OrderKind orderType = OrderKind.Market,
        [Description("LMT, STP LMT, LIT, LOC, LOO: the limit. TRAIL LIMIT: the first limit. MIDPRICE: a cap.")][Example("189.50")] decimal? limitPrice = null,
        [Description("STP, STP LMT, MIT, LIT: the trigger. TRAIL and TRAIL LIMIT: the first stop.")][Example("180")] decimal? stopPrice = null,
        [Description("IB's name for stopPrice; for TRAIL the trailing amount.")][Example("180")] decimal? auxPrice = null,
        [Description("TRAIL, TRAIL LIMIT: distance in money.")][Positive][Example("2.50")] decimal? trailAmount = null,
        [Description("TRAIL, TRAIL LIMIT: distance in per cent.")][Range(0.01, 100.0)][Example("5")] decimal? trailPercent = null,
        [Description("TRAIL LIMIT: distance of the limit from the stop.")][Example("0.10")] decimal? limitOffset = null,
        [Description("How long it works.")] TimeInForce tif = TimeInForce.Day,
        [Description("With tif GTD: until when.")] DateTimeOffset? goodTillDate = null,
        [Description("May fill outside regular trading hours.")] bool outsideRth = false,
        [Description("The account; may be left out when there is only one.")][Example("DU1234567")] string account = "",
        [Description("Your own key for this order; the same key never places a second one. Default: a new key.")][MaxLength(40)][RegularExpression(Printable)] string orderRef = "",
        [Description("False leaves the order in TWS, untransmitted.")] bool transmit = true,
        [Description("The longest to wait for TWS's word, in seconds.")][Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default)
    {
        var asked = contract.ToContract();
        var trails = orderType is OrderKind.Trail or OrderKind.TrailLimit;
        var ticket = new OrderTicket
        {
            Action = action,
            Quantity = quantity,
            Kind = orderType,
            LimitPrice = limitPrice,
            StopPrice = stopPrice ?? (trails ? null : auxPrice),
            TrailAmount = trailAmount ?? (trails && trailPercent is null ? auxPrice : null),
            TrailPercent = trailPercent,
            LimitOffset = limitOffset,
            Tif = tif,
            GoodTillDate = goodTillDate,
            OutsideRth = outsideRth,
            Transmit = transmit,
        };
        return desk.PlaceAsync(context, asked, ticket, account, orderRef, TimeSpan.FromSeconds(waitSeconds), cancellationToken);
    }

    [Tool("ibkr_place_option_order", "Place an option order", Destructive = true, Trades = true)]
    [Description("Places a MKT or LMT order for one option, named by underlying, expiration, strike and right. Use it for plain option orders; for every other order type "
        + "ibkr_place_order. Never repeat it after unknown: look the order up.")]
    public Task<PlaceResult> PlaceOptionOrderAsync(
        ToolContext context,
        [Description("The underlying's symbol.")][Example("AAPL")] string symbol,
        [Description("yyyyMMdd.")][Example("20261218")] string expiration,
        [Description("The strike.")][Positive][Example("200")] decimal strike,
        [Description("C or P.")][Example("C")] string right,
        [Description("BUY or SELL.")] OrderAction action,
        [Description("Contracts.")][Positive][Example("1")] decimal quantity,
        [Description("The order type.")][Example("LMT")] OrderKind orderType = OrderKind.Market,
        [Description("The limit, for LMT.")][Example("3.20")] decimal? limitPrice = null,
        [Description("Default SMART.")] string exchange = "SMART",
        [Description("Default USD.")] string currency = "USD",
        [Description("The account; may be left out when there is only one.")][Example("DU1234567")] string account = "",
        [Description("Your own key for this order; the same key never places a second one.")][MaxLength(40)][RegularExpression(Printable)] string orderRef = "",
        [Description("The longest to wait for TWS's word, in seconds.")][Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default)
    {
        var asked = new ContractArguments(null, symbol, SecTypes.Option, exchange, currency, expiration, strike, right).ToContract();
        var ticket = new OrderTicket { Action = action, Quantity = quantity, Kind = orderType, LimitPrice = limitPrice };
        return desk.PlaceAsync(context, asked, ticket, account, orderRef, TimeSpan.FromSeconds(waitSeconds), cancellationToken);
    }

    [Tool("ibkr_place_bracket_order", "Place a bracket", Destructive = true, Trades = true)]
    [Description("Places an entry order with a profit taker and a stop that become active when the entry fills; the fill of one cancels the other. "
        + "Use it for entries with their exits; for a single order use ibkr_place_order. Never repeat it after unknown.")]
    public async Task<BracketResult> PlaceBracketOrderAsync(
        ToolContext context,
        ContractArguments contract,
        [Description("BUY or SELL: the side of the entry.")] OrderAction action,
        [Description("Shares or contracts.")][Positive][Example("100")] decimal quantity,
        [Description("Limit of the profit taker.")][Example("210")] decimal takeProfitPrice,
        [Description("Trigger of the stop.")][Example("180")] decimal stopLossPrice,
        [Description("Limit of the entry; without it the entry is a market order.")][Example("190")] decimal? entryPrice = null,
        [Description("How long all three work.")] TimeInForce tif = TimeInForce.Day,
        [Description("The account; may be left out when there is only one.")][Example("DU1234567")] string account = "",
        [Description("The longest to wait for TWS's word, in seconds.")][Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default)
    {
        CheckSides(action, entryPrice, takeProfitPrice, stopLossPrice);
        Contract asked = contract.ToContract();
        var entry = new OrderTicket
        {
            Action = action,
            Quantity = quantity,
            Kind = entryPrice is null ? OrderKind.Market : OrderKind.Limit,
            LimitPrice = entryPrice,
            Tif = tif,
        };
        var exit = entry with { Action = action == OrderAction.Buy ? OrderAction.Sell : OrderAction.Buy };
        return BracketResult.Of(await desk.PlaceBracketAsync(
            context,
            asked,
            entry,
            exit with { Kind = OrderKind.Limit, LimitPrice = takeProfitPrice },
            exit with { Kind = OrderKind.Stop, LimitPrice = null, StopPrice = stopLossPrice },
            account,
            TimeSpan.FromSeconds(waitSeconds),
            cancellationToken));
    }

    /// <summary>A bracket whose exits are on the wrong side would close at once.</summary>
    private static void CheckSides(OrderAction action, decimal? entry, decimal profit, decimal stop)
    {
        var (low, high) = action == OrderAction.Buy ? (stop, profit) : (profit, stop);
        if (low < high && (entry is not { } price || (low < price && price < high)))
            return;
        var order = action == OrderAction.Buy ? "stopLossPrice < entryPrice < takeProfitPrice" : "takeProfitPrice < entryPrice < stopLossPrice";
        throw ToolErrors.InvalidArgument(
            $"takeProfitPrice: must be beyond the entry, for {WireName<OrderAction>.Of(action)}: {order}; example: {(action == OrderAction.Buy ? "210" : "170")}", "Nothing was sent.");
    }
}
