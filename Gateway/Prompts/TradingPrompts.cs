using Gateway.Access;
using Gateway.Handlers;
using Gateway.Tools.Completion;
using Gateway.Tools.Planning;

namespace Gateway.Prompts;

/// <summary>Prompts that lead to stock orders: reading and previews first, orders only after the person's yes.</summary>
[Toolset("trading", AccessScope.MarketRead | AccessScope.AccountRead | AccessScope.OrdersPreview)]
internal sealed class TradingPrompts
{
    private const double RiskPercent = 1;

    [Prompt("rebalance_portfolio", "Rebalance the portfolio")]
    [Description("Brings the account to target weights: plan, preview with margin and commission, then the orders, sales first, after a yes.")]
    public static string Rebalance(
        [Description("""Weights as JSON, such as {"SPY":0.6,"AAPL":0.3}; without it the prompt asks.""")][Example("""{"SPY":0.6,"AAPL":0.3}""")]
        string target_allocations = "")
    {
        var text = new Walkthrough("Rebalance my portfolio.")
            .Call("ibkr_get_trading_policy", "can orders be sent, to which accounts, who approves them?")
            .Call("ibkr_get_portfolio", "positions, weights and totals.")
            .Call("ibkr_get_open_orders", "working orders that would get in the way.");
        if (string.IsNullOrWhiteSpace(target_allocations))
        {
            return text.Call("ibkr_get_allocation", "the current allocation.", new() { ["by"] = "symbol" })
                .End("No targets were given. Show me the present weights and ask me for the wanted ones, as fractions of the account by symbol that "
                    + "add up to 1 at most. Plan nothing before.", PromptRules.SendNothing);
        }
        return text
            .Call(
                "ibkr_plan_rebalance", "the orders that are needed, sales first. Nothing to do when there are none.",
                new() { ["targets"] = Targets(target_allocations) })
            .Call(
                "ibkr_preview_basket", "margin and commission of each order, and a token that sends exactly these for two minutes.",
                new() { ["orders"] = "$4.orders" })
            .Order("a table of present weight, target, order, amount, commission and what is left in cash", "ibkr_place_basket",
                "sends what step 5 showed. When its token has expired, preview and show it again.", new() { ["token"] = "$5.token" })
            .Call("ibkr_get_all_orders", "the result of each order.")
            .Call("ibkr_get_portfolio", "the weights now.")
            .End($"Instruments without a target stay unchanged. {PromptRules.Unknown}", PromptRules.Honest);
    }

    [Prompt("execute_bracket_order", "Bracket order")]
    [Description("An entry with profit taker and stop: size by risk, preview, the order after a yes. Prices that are not given are proposed, and "
        + "nothing is sent.")]
    public static string ExecuteBracket(
        [Description("The symbol.")][Completion(typeof(SymbolNames))][MinLength(1)] string symbol = "AAPL",
        [Description("Limit of the entry; 0: not decided.")][Range(0, 1_000_000_000)] decimal entry_price = 0.0m,
        [Description("Limit of the profit taker; 0: not decided.")][Range(0, 1_000_000_000)] decimal take_profit = 0.0m,
        [Description("Trigger of the stop; 0: not decided.")][Range(0, 1_000_000_000)] decimal stop_loss = 0.0m)
    {
        var text = new Walkthrough($"Lead me to a bracket order on {symbol}.")
            .Call("ibkr_get_trading_policy", "can orders be sent, to which accounts, who approves them?")
            .Call("ibkr_get_quote", "bid, ask, last; live or delayed?", Of(symbol))
            .Call("ibkr_is_market_open", "is it trading now?", Of(symbol))
            .Call(
                "ibkr_get_technical", "how far it moves in a day.",
                new() { ["contract"] = symbol, ["indicators"] = new JsonArray("atr:14", "sma:20") })
            .Call("ibkr_get_positions", "what is held already?", Of(symbol))
            .Call("ibkr_get_open_orders", "does another order do the same or the opposite?");
        if (entry_price == 0 || take_profit == 0 || stop_loss == 0)
        {
            return text.End(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Given are entry {Price(entry_price)}, take profit {Price(take_profit)}, stop loss {Price(stop_loss)}. "
                    + $"Ask me for what is not, or propose it from the quote and the range of a day, and say how you got it."),
                "Without all three prices there is nothing to size, preview or send.", PromptRules.Honest, PromptRules.SendNothing);
        }
        if (Math.Sign(take_profit - entry_price) * Math.Sign(entry_price - stop_loss) != 1)
            throw ToolErrors.InvalidArgument("take_profit: must lie beyond entry_price, and stop_loss on its other side; example: entry_price 200, "
                + "take_profit 220, stop_loss 190");
        var action = take_profit > entry_price ? "BUY" : "SELL";
        return text
            .Call(
                "ibkr_calculate_position_size",
                $"the quantity with which the stop costs {RiskPercent} % of the account; use a smaller one when I name it or cash is short.",
                new() { ["contract"] = symbol, ["entry"] = entry_price, ["stop"] = stop_loss, ["target"] = take_profit, ["riskPct"] = RiskPercent })
            .Call("ibkr_preview_order", "margin and commission of the entry. Sends nothing.", new()
            {
                ["order"] = new JsonObject
                {
                    ["contract"] = symbol,
                    ["action"] = action,
                    ["quantity"] = "$7.quantity",
                    ["orderType"] = "LMT",
                    ["limitPrice"] = entry_price,
                },
            })
            .Order("side, quantity, the three prices, the loss at the stop, the gain at the target, margin and account", "ibkr_place_bracket_order",
                "sends the entry with both exits; the fill of one exit cancels the other.", new()
                {
                    ["contract"] = symbol,
                    ["action"] = action,
                    ["quantity"] = "$7.quantity",
                    ["entryPrice"] = entry_price,
                    ["takeProfitPrice"] = take_profit,
                    ["stopLossPrice"] = stop_loss,
                })
            .Call("ibkr_get_order_status", "where the entry stands.", new() { ["orderId"] = "$9.parentOrderId" })
            .Call("ibkr_get_open_orders", "entry and exits as they work.")
            .End(PromptRules.Unknown, PromptRules.Honest);
    }

    private static JsonObject Of(string symbol) => new() { ["contract"] = symbol };

    private static string Price(decimal price) => price == 0 ? "not decided" : FormattableString.Invariant($"{price}");

    /// <summary>The weights as an object of contracts and numbers.</summary>
    private static JsonObject Targets(string text)
    {
        try
        {
            var targets = (TargetsInput)new TargetsArgument().Read(JsonSerializer.SerializeToElement(text));
            return new JsonObject(targets.Targets.Select(target => KeyValuePair.Create(target.Name, (JsonNode?)target.Weight)));
        }
        catch (FormatException wrong)
        {
            throw ToolErrors.InvalidArgument($$"""target_allocations: must be {{wrong.Message}}; example: {"SPY":0.6,"AAPL":0.3}""");
        }
    }
}
