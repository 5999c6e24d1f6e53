using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Times;
using Gateway.Tools.Options;
using Gateway.Tools.Orders.Input;
using Gateway.Tools.Preview;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

/// <summary>Placing single orders. Every order passes <see cref="OrderPlacement"/>.</summary>
[Toolset("trading", AccessScope.OrdersWrite)]
internal sealed class OrderTools(OrderPlacement placement, PreviewedOrders previewed)
{
    private const int LongestWait = 60;

    [Tool("ibkr_place_order", "Place an order", Destructive = true, Trades = true, Requests = "placeOrder",
        Example = """{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1.50,"tif":"GTC"}""")]
    [Description("Places one order and waits until TWS confirms or rejects it. After unknown never repeat it, look it up. Several "
        + "that belong together: ibkr_place_bracket_order, ibkr_place_oca_orders.")]
    public Task<PlaceResult> PlaceOrderAsync(
        ToolContext context,
        [Lists("symbol", "exchange", "currency")] ContractArguments contract,
        OrderArguments order,
        [Description("Of ibkr_preview_order: refuses any other order.")][Length(1, 100)] string? previewToken = null,
        [Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default) => previewToken is null
        ? placement.PlaceAsync(context, new OrderInput(contract, order), TimeSpan.FromSeconds(waitSeconds), cancellationToken)
        : previewed.SendIfSameAsync(context, new OrderInput(contract, order), previewToken, TimeSpan.FromSeconds(waitSeconds), cancellationToken);

    [Tool("ibkr_place_option_order", "Place an option order", Destructive = true, Trades = true, Requests = "placeOrder",
        Example = """{"symbol":"AAPL","expiration":"20261218","strike":260,"right":"C","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":"""
            + """0.05}""")]
    [Description("Places a MKT or LMT order for one option by underlying, expiration, strike and right. For other types ibkr_place_order, for "
        + "spreads ibkr_place_combo_order.")]
    public Task<PlaceResult> PlaceOptionOrderAsync(
        ToolContext context,
        [Description("Symbol of the underlying, such as SPY.")][Example("AAPL")] string symbol,
        [Description("Day of expiration.")][Example("20261218")] ExpirationInput expiration,
        [Description("Strike price, such as 200.")][Positive][Example("200")] decimal strike,
        [Description("C or P.")][Example("C")] OptionSideChoice right,
        [OrInObject("order")] OrderAction action,
        [Description("Number of contracts.")][Positive][Count][Example("1")] decimal quantity,
        PlainKind orderType = PlainKind.Market,
        [Example("3.20")] decimal? limitPrice = null,
        [Description("Time in force; default DAY.")] TimeInForce? tif = null,
        [Description("GTD: moment or day, by the exchange's clock.")] MomentInput? goodTillDate = null,
        [Description("Exchange, such as SMART or CBOE.")] string exchange = "SMART",
        [Description("Currency of the option.")] string currency = "USD",
        [Example("DU1234567")] string account = "",
        [MaxLength(40)][RegularExpression(OrderArguments.Printable)] string orderRef = "",
        [Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default)
    {
        var asked = new ContractArguments(
            null, symbol, SecTypes.Option, exchange, currency, expiration.Text, strike, EnumName<OptionSideChoice>.Of(right))
            .ToContract();
        var ticket = new OrderTicket
        {
            Action = action,
            Quantity = quantity,
            Kind = (OrderKind)orderType,
            LimitPrice = limitPrice,
            Tif = tif,
            GoodTillDate = goodTillDate,
        };
        return placement.PlaceAsync(context, asked, ticket, account, orderRef, TimeSpan.FromSeconds(waitSeconds), cancellationToken);
    }

    [Tool("ibkr_place_algo_order", "Place an algorithmic order", Destructive = true, Trades = true, Requests = "placeOrder",
        Example = """{"contract":"AAPL","action":"BUY","quantity":40,"algo":"Adaptive","params":"adaptivePriority=Normal"}""")]
    [Description("Places an order that an IB algorithm executes in slices. params by IB's names, such as adaptivePriority, startTime, "
        + "maxPctVol.")]
    public Task<PlaceResult> PlaceAlgoOrderAsync(
        ToolContext context,
        ContractArguments contract,
        [OrInObject("order")] OrderAction action,
        [Positive][Count][Example("100")] decimal quantity,
        [Description("Name of IB's algorithm.")] AlgoKind algo,
        [Description("Its parameters: adaptivePriority=Urgent; or maxPctVol=0.1;noTakeLiq=1.")] AlgoParamsInput? @params = null,
        PlainKind orderType = PlainKind.Market,
        [Example("189.50")] decimal? limitPrice = null,
        [Description("Time in force; default DAY.")] TimeInForce? tif = null,
        [Description("GTD: moment or day, by the exchange's clock.")] MomentInput? goodTillDate = null,
        [Example("DU1234567")] string account = "",
        [MaxLength(40)][RegularExpression(OrderArguments.Printable)] string orderRef = "",
        [Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default)
    {
        var ticket = new OrderTicket
        {
            Action = action,
            Quantity = quantity,
            Kind = (OrderKind)orderType,
            LimitPrice = limitPrice,
            Tif = tif,
            GoodTillDate = goodTillDate,
            Algo = AlgoParamsInput.With(algo, @params),
        };
        return placement.PlaceAsync(context, contract.ToContract(), ticket, account, orderRef, TimeSpan.FromSeconds(waitSeconds), cancellationToken);
    }

    [Tool("ibkr_place_conditional_order", "Place a conditional order", Destructive = true, Trades = true, Requests = "placeOrder",
        Example = """{"order":{"contract":"AAPL","action":"BUY","quantity":10},"conditions":"""
            + """[{"type":"price","contract":"SPY","op":">=","value":9000}]}""")]
    [Description("Places an order that TWS holds back until conditions are true (price, time, margin, execution, volume, percentChange), or cancels "
        + "when they are.")]
    public Task<PlaceResult> PlaceConditionalOrderAsync(
        ToolContext context,
        [OrFlat] OrderInput order,
        [Description("Each {type,contract,op,value or time,join}.")][Length(1, 20)] IReadOnlyList<ConditionInput> conditions,
        [Description("Also checked outside regular hours.")] bool ignoreRth = false,
        [Description("They cancel the order instead.")] bool cancelOrder = false,
        [Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default)
    {
        var ticket = order.Order.ToTicket();
        if (ticket.Conditions.Count > 0)
            throw ToolErrors.InvalidArgument(
                "order: must leave its conditions to the argument conditions; example: leave them out", "Nothing was sent.");
        var more = ticket.More;
        ticket = ticket with
        {
            Conditions = conditions,
            More = new FurtherFields(
                made => (more?.Apply(made) ?? made) with { ConditionsIgnoreRth = ignoreRth, ConditionsCancelOrder = cancelOrder }),
        };
        return placement.PlaceAsync(
            context, order.Contract.ToContract(), ticket, order.Order.Account, order.Order.Reference, TimeSpan.FromSeconds(waitSeconds),
            cancellationToken);
    }
}
