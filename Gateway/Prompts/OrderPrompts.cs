using System.ComponentModel;
using Gateway.Registry;
using Gateway.Registry.Prompts;
using Gateway.Tools;
using Gateway.Tools.Completion;
using Gateway.Tools.Orders;

namespace Gateway.Prompts;

/// <summary>Before and after an order.</summary>
[Toolset("orders", AccessScope.AccountRead)]
internal sealed class OrderPrompts
{
    [Prompt("pre_trade_checklist", "Pre-trade checklist", Scope = AccessScope.MarketRead | AccessScope.AccountRead)]
    [Description("Checks an intended order before anybody sends it: contract, quote, spread, cash, position, open orders.")]
    public static string PreTradeChecklist(
        [Description("The contract as one line, such as AAPL or EUR.USD.")][Completion(typeof(SymbolNames))] string contract,
        [Description("BUY or SELL.")] OrderAction side,
        [Description("How many.")] decimal quantity,
        [Description("The account.")][Completion(typeof(AccountNames))] string account) =>
        $"""
        I think of this order: {WireName<OrderAction>.Of(side)} {quantity} {contract} in account {account}. Go through the checklist; do not send the order.
        1. ibkr_get_status(): connected? Is the account paper or live, and what is the trading mode?
        2. ibkr_get_contract_details(contract: {contract}): exactly one instrument? Its currency, tick, trading hours: is the market open now?
        3. ibkr_get_quote(contract: {contract}): bid, ask, spread in percent, live or delayed.
        4. ibkr_get_account_summary(account: {account}): does the cost (quantity times ask) fit cash and buying power?
        5. ibkr_get_positions(account: {account}): what is held already? A SELL beyond it would be a short sale.
        6. ibkr_get_open_orders(account: {account}): does another order do the same or the opposite?
        Answer with one line a point (ok, warning or stop, and why), then propose order type and limit price. Wait for my decision.
        """;

    [Prompt("order_review", "Order review")]
    [Description("Explains where one order stands, what it has filled, and what could be done.")]
    public static string OrderReview([Description("The order's id.")] int orderId) =>
        $"""
        Explain order {orderId}.
        1. ibkr_get_order_status(orderId: {orderId}): status, filled and remaining, prices, reason.
        2. ibkr_get_executions(orderId: {orderId}): the fills and their commissions.
        3. If it works and has a limit, ibkr_get_quote(contract: its contract): how far is the market?
        Say in plain words what happened, what it cost, and which choices there are: wait, change the price, cancel. Change nothing before I say so.
        """;

    [Prompt("explain_order_rejection", "Why an order was refused")]
    [Description("Finds out why an order was rejected or cancelled, and how to place it right.")]
    public static string ExplainRejection(
        [Description("The order's id, when there is one.")] int? orderId = null,
        [Description("The error's text, when there is one.")] string message = "") =>
        $"""
        An order was refused. {(orderId is null ? "Find it with ibkr_get_all_orders()." : $"Look at it with ibkr_get_order_status(orderId: {orderId}).")} {(message.Length == 0 ? "" : $"The message was: {message}")}
        Then check what the reason points at:
        - permission, contract or exchange: ibkr_get_contract_details(contract: the order's contract), its order types, tick and trading hours;
        - price: ibkr_get_quote(contract: the order's contract) and the tick;
        - margin or cash: ibkr_get_account_summary(account: the order's account);
        - the gateway's own rules: ibkr_get_status() tells the trading mode.
        Say the cause in one sentence and what would work. An order whose outcome is unknown is looked up, never sent again. Send nothing.
        """;
}
