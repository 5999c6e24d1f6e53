using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Tools.Completion;
using Gateway.Tools.Options.Payoff;
using Gateway.Tools.Options.Strategies;

namespace Gateway.Prompts;

/// <summary>Prompts that lead to option orders: reading and previews first, orders only after the person's yes.</summary>
[Toolset("trading", AccessScope.MarketRead | AccessScope.AccountRead | AccessScope.OrdersPreview)]
internal sealed class OptionTradingPrompts
{
    private const string Decision = "legs, net price, maximum profit and loss, breakevens, margin and commission";
    private const string Sends = "sends exactly what the step before showed, once. When its token has expired, preview and show it again.";

    [Prompt("execute_options_strategy", "Option strategy")]
    [Description("Builds an option strategy, shows what it costs and can bring, previews it, and sends it after a yes.")]
    public static string ExecuteStrategy(
        [Description("The underlying.")][Completion(typeof(SymbolNames))][MinLength(1)] string symbol = "AAPL",
        [Description("The option strategy.")] StrategyKind strategy_type = StrategyKind.CoveredCall)
    {
        var plan = StrategyPlan.Of(strategy_type, PayoffKind.Call);
        var text = new Walkthrough($"Lead me to the option strategy {EnumName<StrategyKind>.Of(strategy_type)} on {symbol}, once.")
            .Call("ibkr_get_trading_policy", "can orders be sent, to which accounts, who approves them?")
            .Call("ibkr_get_quote", "the underlying; live or delayed?", new() { ["contract"] = symbol })
            .Call(
                "ibkr_get_positions",
                plan.HasUnderlying
                    ? "are the shares held already? Then only the options are to be traded: tell me before you go on."
                    : "what is held already?", new() { ["contract"] = symbol })
            .Call(
                "ibkr_get_option_chain", "volatility, spreads and open interest about a month ahead.",
                new() { ["contract"] = symbol, ["minDte"] = 20, ["strikesAround"] = 6 })
            .Call(
                "ibkr_build_option_strategy",
                "its legs around the money, net price, maximum profit and loss, breakevens, greeks. I may want other strikes.",
                new() { ["contract"] = symbol, ["strategy"] = EnumName<StrategyKind>.Of(strategy_type), ["minDte"] = 20 });
        return Preview(text, 5, plan.Legs.Count, 1)
            .Order(Decision, "ibkr_confirm_order", Sends, new() { ["token"] = "$6.token" })
            .Call("ibkr_get_order_status", "where it stands.", new() { ["orderId"] = "$7.orderId" })
            .End(PromptRules.Unknown, PromptRules.Honest);
    }

    [Prompt("hedge_portfolio", "Hedge the portfolio")]
    [Description("Measures the exposure to a benchmark and hedges it by a put spread on it, after a yes.")]
    public static string Hedge(
        [Description("The benchmark to measure and hedge with; it needs options.")][Completion(typeof(SymbolNames))][MinLength(1)]
        string benchmark = "SPY", [Description("Number of spreads; 0: not decided.")][Range(0, 10_000)] int quantity = 0)
    {
        var text = new Walkthrough($"Hedge my portfolio with {benchmark}.")
            .Call("ibkr_get_trading_policy", "can orders be sent, to which accounts, who approves them?")
            .Call(
                "ibkr_get_portfolio_greeks", "betaWeightedDelta: the portfolio in units of the benchmark. Hedges that exist are in it.",
                new() { ["betaTo"] = benchmark })
            .Call("ibkr_get_portfolio_risk", "beta, value at risk, and the loss for each move of the benchmark.", new() { ["benchmark"] = benchmark })
            .Call("ibkr_get_quote", "price of the benchmark.", new() { ["contract"] = benchmark })
            .Call(
                "ibkr_get_option_chain", "puts about a month ahead.",
                new() { ["contract"] = benchmark, ["right"] = "P", ["minDte"] = 25, ["strikesAround"] = 8 })
            .Call("ibkr_build_option_strategy", "a put spread: what one costs, what it can bring, its delta.",
                new() { ["contract"] = benchmark, ["strategy"] = "vertical", ["right"] = "P", ["minDte"] = 25, ["width"] = 4 });
        const string Compare = "Compare the spread with buying the put alone and with selling some of the largest positions: cost, and loss at -5, "
            + "-10 and -20 %, before and after.";
        if (quantity == 0)
            return text.End(Compare, "Propose how many spreads there should be (exposure divided by the delta of one) and ask me. Without a number "
                + "there is nothing to preview or send.", PromptRules.Honest, PromptRules.SendNothing);
        return Preview(text, 6, 2, quantity)
            .Order(Decision, "ibkr_confirm_order", Sends, new() { ["token"] = "$7.token" })
            .Call("ibkr_get_order_status", "where it stands.", new() { ["orderId"] = "$8.orderId" })
            .End(Compare, PromptRules.Unknown, PromptRules.Honest);
    }

    [Prompt("roll_option_position", "Roll an option")]
    [Description("Closes an option that is held and opens a later one in one order, after a yes. What is not given is proposed, and nothing is "
        + "sent.")]
    public static string Roll(
        [Description("The option that is held, such as AAPL 20261218 200 C or conid:N.")][MinLength(1)][Example("AAPL 20261218 200 C")]
        string contract, [Description("The option to hold instead; empty: not decided.")] string into = "",
        [Description("Net limit of the roll: positive is paid, negative is got; empty: not decided.")] decimal? limitPrice = null,
        [Description("Number of contracts.")][Range(1, 10_000)] int quantity = 1,
        [Description("Side of the position: long or short.")] PositionSide held = PositionSide.Short)
    {
        var text = new Walkthrough($"Roll the {EnumName<PositionSide>.Of(held)} option {contract}{(into.Length == 0 ? "" : $" into {into}")}.")
            .Call("ibkr_get_trading_policy", "can orders be sent, to which accounts, who approves them?")
            .Call("ibkr_resolve_contract", "which option it is.", new() { ["contract"] = contract })
            .Call(
                "ibkr_get_positions", $"is it held, {EnumName<PositionSide>.Of(held)}, and how many? Else stop here.",
                new() { ["contract"] = contract })
            .Call("ibkr_get_quote", "what it costs to close, and its delta.", new() { ["contract"] = contract })
            .Call("ibkr_get_option_chain", "the later expirations: strikes, prices and deltas a month on.",
                new()
                {
                    ["contract"] = "$2.results.0.contract.symbol",
                    ["right"] = "$2.results.0.contract.right",
                    ["minDte"] = 30,
                    ["strikesAround"] = 8,
                });
        if (into.Length == 0 || limitPrice is null)
        {
            return text.End("Propose up to three rolls with their net price from bids and asks, delta and days gained, and ask me which one, how "
                + "many and at which limit. Without them there is nothing to preview or send.",
                PromptRules.Honest, PromptRules.SendNothing);
        }
        var (open, close) = held == PositionSide.Long ? ("BUY", "SELL") : ("SELL", "BUY");
        return text
            .Call(
                "ibkr_preview_combo",
                "margin and commission of the roll as one order, and a token that sends exactly it for two minutes. Sends nothing.", new()
                {
                    ["legs"] = new JsonArray(Leg(contract, close), Leg(into, open)),
                    ["action"] = "BUY",
                    ["quantity"] = quantity,
                    ["orderType"] = "LMT",
                    ["limitPrice"] = limitPrice,
                })
            .Order("both legs, quantity, limit, margin and commission", "ibkr_confirm_order", Sends, new() { ["token"] = "$6.token" })
            .Call("ibkr_get_order_status", "where it stands.", new() { ["orderId"] = "$7.orderId" })
            .End(PromptRules.Unknown, PromptRules.Honest);
    }

    /// <summary>Previews the strategy that a step built, at the price that fills at once.</summary>
    private static Walkthrough Preview(Walkthrough text, int built, int legs, int quantity) => legs == 1
        ? text.Call("ibkr_preview_order", "margin and commission, and a token that sends exactly it for two minutes. Sends nothing.", new()
        {
            ["order"] = new JsonObject
            {
                ["contract"] = $"${built}.legs.0.contract",
                ["action"] = $"${built}.legs.0.action",
                ["quantity"] = quantity,
                ["orderType"] = "LMT",
                ["limitPrice"] = $"${built}.legs.0.bid",
            },
        })
        : text.Call(
            "ibkr_preview_combo",
            "margin and commission at the price that fills at once, and a token that sends exactly it for two minutes. Sends nothing.", new()
            {
                ["legs"] = new JsonArray([.. Enumerable.Range(0, legs).Select(i =>
                    Leg($"${built}.legs.{i}.contract", $"${built}.legs.{i}.action", $"${built}.legs.{i}.ratio"))]),
                ["action"] = "BUY",
                ["quantity"] = quantity,
                ["orderType"] = "LMT",
                ["limitPrice"] = $"${built}.naturalPrice",
            });

    private static JsonObject Leg(string contract, string action, string? ratio = null)
    {
        var leg = new JsonObject { ["contract"] = contract, ["action"] = action };
        if (ratio is not null)
            leg["ratio"] = ratio;
        return leg;
    }
}

/// <summary>The side of an option position.</summary>
internal enum PositionSide
{
    [JsonStringEnumMemberName("long")]
    Long,

    [JsonStringEnumMemberName("short")]
    Short,
}
