using Gateway.Instruments;
using Gateway.Tools.Options.Strategies;

namespace Gateway.Tests.Prompts;

/// <summary>A prompt with arguments: each without any where it needs none, and with all.</summary>
public sealed record PromptCase(string Prompt, Dictionary<string, string> Given)
{
    public JsonElement Arguments => JsonSerializer.SerializeToElement(Given);

    public override string ToString() => $"{Prompt}({string.Join(", ", Given.Keys)}{(Given.TryGetValue("strategy_type", out var strategy) ? $" {strategy}" : "")})";

    /// <param name="price">Of AAPL now.</param>
    /// <param name="orderId">Of an order that works.</param>
    /// <param name="option">One that is held.</param>
    /// <param name="later">One to roll it into.</param>
    public static IReadOnlyList<PromptCase> All(decimal price = 200, int orderId = 7, string option = "AAPL 20261218 200 C", string later = "AAPL 20270115 200 C")
    {
        var order = orderId.ToString(CultureInfo.InvariantCulture);
        return
        [
            Of("setup_trading_workspace"), Of("setup_trading_workspace", ("symbol", "VTI")),
            Of("rebalance_portfolio"), Of("rebalance_portfolio", ("target_allocations", """{"SPY":0.1,"AAPL":0.05}""")),
            Of("assess_portfolio_risk"), Of("assess_portfolio_risk", ("benchmark", "SPY")),
            Of("execute_bracket_order"), Of("execute_bracket_order", ("symbol", "AAPL"), ("entry_price", Cents(price))),
            Of("execute_bracket_order", ("symbol", "AAPL"), ("entry_price", Cents(price)), ("take_profit", Cents(price * 1.06m)), ("stop_loss", Cents(price * 0.97m))),
            Of("execute_options_strategy"),
            .. Enum.GetValues<StrategyKind>().Select(kind => Of("execute_options_strategy", ("symbol", "AAPL"), ("strategy_type", EnumName<StrategyKind>.Of(kind)))),
            Of("analyze_market_conditions"), Of("analyze_market_conditions", ("symbol", "AAPL"), ("benchmark", "SPY")),
            Of("pre_trade_checklist", ("contract", "AAPL"), ("side", "BUY"), ("quantity", "10")),
            Of("order_review", ("orderId", order)),
            Of("explain_order_rejection"), Of("explain_order_rejection", ("orderId", order), ("message", "it was refused")),
            Of("option_contract_selection"), Of("option_contract_selection", ("symbol", "SPY"), ("right", "P"), ("delta", "0.3"), ("minDte", "10")),
            Of("earnings_prep"), Of("earnings_prep", ("symbol", "AAPL")),
            Of("roll_option_position", ("contract", option)),
            Of("roll_option_position", ("contract", option), ("into", later), ("limitPrice", "3.5"), ("quantity", "1"), ("held", "long")),
            Of("tax_loss_review"), Of("tax_loss_review", ("account", "DU1000001"), ("minLoss", "100")),
            Of("scan_ideas"), Of("scan_ideas", ("preset", "top_gainers")),
            Of("hedge_portfolio"), Of("hedge_portfolio", ("benchmark", "SPY"), ("quantity", "2")),
            Of("morning_brief"), Of("morning_brief", ("account", "DU1000001"), ("symbols", "SPY, AAPL")),
            Of("eod_review"), Of("eod_review", ("account", "DU1000001")),
            Of("portfolio_review"), Of("portfolio_review", ("account", "DU1000001")),
            Of("connect_troubleshooting"), Of("connect_troubleshooting", ("symptom", "silence")),
        ];
    }

    private static PromptCase Of(string prompt, params IEnumerable<(string Name, string Value)> given) => new(prompt, given.ToDictionary());

    private static string Cents(decimal price) => Math.Round(price, 2).ToString("0.00", CultureInfo.InvariantCulture);
}
