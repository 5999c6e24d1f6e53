using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Tools.Completion;
using Gateway.Tools.Orders;

namespace Gateway.Prompts;

/// <summary>Prompts for before and after an order.</summary>
[Toolset("orders", AccessScope.AccountRead)]
internal sealed class OrderPrompts
{
    private const string Nothing = "Change nothing and send nothing.";

    [Prompt("pre_trade_checklist", "Pre-trade checklist", Scope = AccessScope.MarketRead | AccessScope.AccountRead)]
    [Description("Checks an intended order before it is sent: contract, quote, spread, cash, position, open orders.")]
    public static string PreTradeChecklist(
        [Description("The contract as one line, such as AAPL or EUR.USD.")][Completion(typeof(SymbolNames))] string contract,
        [Description("BUY or SELL.")] OrderAction side,
        [Description("Number of units.")][Positive] decimal quantity,
        [Description("The account; default the only one.")][Completion(typeof(AccountNames))] string account = "") =>
        new Walkthrough($"I think of this order: {EnumName<OrderAction>.Of(side)} {FormattableString.Invariant($"{quantity}")} "
            + $"{contract}{(account.Length == 0 ? "" : $" in account {account}")}. Go through the checklist; do not send the order.")
            .Call("ibkr_get_trading_policy", "can this gateway send it, for which accounts, and who approves it?")
            .Call("ibkr_get_contract_details", "exactly one instrument? Its currency, tick and sizes.", new() { ["contract"] = contract })
            .Call("ibkr_is_market_open", "does it trade now, and until when?", new() { ["contract"] = contract })
            .Call("ibkr_get_quote", "bid, ask, spread in per cent, live or delayed.", new() { ["contract"] = contract })
            .Call(
                "ibkr_get_account_summary", "does the cost (quantity times ask) fit cash and buying power?", new() { ["account"] = account.OrNull() })
            .Call(
                "ibkr_get_positions", "what is held already? A SELL beyond it would be a short sale.",
                new() { ["contract"] = contract, ["account"] = account.OrNull() })
            .Call("ibkr_get_open_orders", "does another order do the same or the opposite?", new() { ["account"] = account.OrNull() })
            .End("Answer with one line a point (ok, warning or stop, and why), then propose order type and limit price from the quote. Wait for my "
                + "decision.", PromptRules.SendNothing);

    [Prompt("order_review", "Order review", Scope = AccessScope.MarketRead | AccessScope.AccountRead)]
    [Description("Explains the status of one order, its fills, and the possible next steps.")]
    public static string OrderReview([Description("The order's id.")] int orderId) =>
        new Walkthrough($"Explain order {orderId}.")
            .Call("ibkr_get_order_status", "status, filled and remaining, prices, reason.", new() { ["orderId"] = orderId })
            .Call("ibkr_get_executions", "the fills and their commissions.", new() { ["orderId"] = orderId })
            .Call("ibkr_get_quote", "how far is the market?", new() { ["contract"] = "$1.contract" })
            .Call("ibkr_is_market_open", "can it fill now?", new() { ["contract"] = "$1.contract" })
            .End("Say in plain words what happened, what it cost, and which choices there are: wait, change the price, cancel.", Nothing);

    [Prompt("explain_order_rejection", "Why an order was refused", Scope = AccessScope.MarketRead | AccessScope.AccountRead)]
    [Description("Finds out why an order was rejected or cancelled, and how to place it right.")]
    public static string ExplainRejection(
        [Description("The order's id, when there is one.")] int? orderId = null,
        [FreeText][Description("The error's text, when there is one.")] string message = "")
    {
        var text = new Walkthrough($"An order was refused.{(message.Length == 0 ? "" : $" The message was: {message}")}")
            .Call("ibkr_get_trading_policy", "the gateway's own rules: mode, accounts, approval, halt.")
            .Call("ibkr_get_account_summary", "is it margin or cash?");
        if (orderId is { } id)
        {
            text.Call("ibkr_get_order_status", "its status and the reason that TWS gave.", new() { ["orderId"] = id })
                .Call(
                    "ibkr_get_contract_details", "is the contract one that trades there? Its tick and sizes.", new() { ["contract"] = "$3.contract" })
                .Call("ibkr_get_order_types", "does it have this order type and time in force?", new() { ["contract"] = "$3.contract" })
                .Call("ibkr_get_quote", "is the price far from the market, or off the tick?", new() { ["contract"] = "$3.contract" })
                .Call("ibkr_is_market_open", "did it trade then?", new() { ["contract"] = "$3.contract" });
        }
        else
        {
            text.Call("ibkr_get_completed_orders", "find the order among those that ended, with the reason that TWS gave.")
                .Call("ibkr_get_open_orders", "or among those that work.");
        }
        return text.End(
            "Say the cause in one sentence and what would work. An order whose outcome is unknown is looked up, never sent again.", Nothing);
    }
}
