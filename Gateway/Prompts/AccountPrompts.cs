using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Tools.Completion;

namespace Gateway.Prompts;

/// <summary>Prompts about an account: in the morning, in the evening, and in between.</summary>
[Toolset("account", AccessScope.AccountRead)]
internal sealed class AccountPrompts
{
    private const string Account = "The account; default the only one.";

    [Prompt("portfolio_review", "Portfolio review")]
    [Description("Goes through the holdings of an account: weights, profit, cash, concentration, working orders.")]
    public static string PortfolioReview([Description(Account)][Completion(typeof(AccountNames))] string account = "") =>
        new Walkthrough($"Review the portfolio of {Of(account)}.")
            .Call("ibkr_get_account_summary", "net liquidation, cash, buying power.", Only(account))
            .Call("ibkr_get_portfolio", "each position's value, weight and profit.", Only(account))
            .Call("ibkr_get_allocation", "allocation by sector.", new() { ["by"] = "sector", ["account"] = account.OrNull() })
            .Call("ibkr_get_allocation", "and by currency.", new() { ["by"] = "currency", ["account"] = account.OrNull() })
            .Call("ibkr_get_pnl", "profit of the day.", Only(account))
            .Call("ibkr_get_open_orders", "orders that would change the picture.", Only(account))
            .End("Report a table of positions by weight, then what stands out: one position above 20 %, one currency or sector above half, losses "
                + "above 10 %, orders without a position.",
                PromptRules.Honest, PromptRules.SendNothing);

    [Prompt("morning_brief", "Morning brief", Scope = AccessScope.MarketRead | AccessScope.AccountRead)]
    [Description("A short report before the market opens: connection, balances, positions, orders left over, quotes of a few symbols, earnings to "
        + "come.")]
    public static string MorningBrief(
        [Description(Account)][Completion(typeof(AccountNames))] string account = "",
        [Description("Additional symbols, separated by commas.")][Completion(typeof(SymbolNames))][MinLength(1)]
        string symbols = "SPY") =>
        new Walkthrough($"Write a morning brief for {Of(account)}, at most one page.")
            .Call("ibkr_get_status", "is TWS connected, paper or live, are data farms broken?", new() { ["verbose"] = true })
            .Call("ibkr_get_account_summary", "balances.", Only(account))
            .Call("ibkr_get_portfolio", "what is held.", Only(account))
            .Call("ibkr_get_open_orders", "what is left from yesterday?", Only(account))
            .Call("ibkr_get_quote", "last price and change against the close.", new() { ["contracts"] = List(symbols) })
            .Call(
                "ibkr_get_earnings_calendar", "earnings of what is held in the coming week; fails without a subscription to Wall Street Horizon.",
                new() { ["portfolio"] = true })
            .End(PromptRules.Honest, PromptRules.SendNothing);

    [Prompt("eod_review", "End-of-day review")]
    [Description("A report after the market closes: fills, commissions, profit of the day, what is still working.")]
    public static string EndOfDayReview([Description(Account)][Completion(typeof(AccountNames))] string account = "") =>
        new Walkthrough($"Review the trading day of {Of(account)}.")
            .Call("ibkr_get_executions", "every fill, with average price by symbol and side, and the sum of commissions.", Only(account))
            .Call("ibkr_get_completed_orders", "which orders were cancelled or rejected, and why?", Only(account))
            .Call("ibkr_get_pnl", "profit of the day.", Only(account))
            .Call("ibkr_get_portfolio", "what is held over night.", Only(account))
            .Call("ibkr_get_open_orders", "what stays working?", Only(account))
            .Call("ibkr_get_margin", "is there enough excess liquidity?", Only(account))
            .End("Report fills, result and open risks.", PromptRules.Honest, PromptRules.SendNothing);

    [Prompt("assess_portfolio_risk", "Portfolio risk", Scope = AccessScope.MarketRead | AccessScope.AccountRead)]
    [Description("Beta, value at risk, stress, concentration, margin, and what would lower the risk.")]
    public static string AssessRisk(
        [Description("Benchmark of beta and stress.")][Completion(typeof(SymbolNames))][MinLength(1)] string benchmark = "SPX") =>
        new Walkthrough($"Assess the risk of my portfolio against {benchmark}.")
            .Call("ibkr_get_portfolio", "positions, weights and totals.")
            .Call("ibkr_get_allocation", "concentration by sector.", new() { ["by"] = "sector" })
            .Call(
                "ibkr_get_portfolio_risk", "value at risk of a day at 95 %, beta, and the loss for each move of the benchmark.",
                new() { ["benchmark"] = benchmark })
            .Call(
                "ibkr_get_portfolio_risk", "the same for ten days at 99 %.",
                new() { ["benchmark"] = benchmark, ["confidence"] = 0.99, ["horizonDays"] = 10 })
            .Call("ibkr_get_portfolio_greeks", "delta weighted by beta, theta and vega by underlying.", new() { ["betaTo"] = benchmark })
            .Call("ibkr_get_margin", "cushion and excess liquidity.")
            .Call("ibkr_get_quote", "price of the benchmark.", new() { ["contract"] = benchmark })
            .Call(
                "ibkr_get_technical", "how much it moves.",
                new() { ["contract"] = benchmark, ["indicators"] = new JsonArray("atr:14", "bollinger:20:2", "sma:200") })
            .End("Report the risk in money and in per cent of net liquidation, with the method and what it left out; then the three largest sources "
                + "of it, and for each one way to lower it (sell, hedge, spread), without prices that you were not given.",
                PromptRules.Honest, PromptRules.SendNothing);

    [Prompt("tax_loss_review", "Tax loss review")]
    [Description("Positions with a loss that could be taken, and recent trades that could make it a wash sale.")]
    public static string TaxLossReview(
        [Description(Account)][Completion(typeof(AccountNames))] string account = "",
        [Description("Leave smaller losses out; money.")][Range(0, 1_000_000_000)] decimal minLoss = 0) =>
        new Walkthrough($"Look for losses in {Of(account)} that I could take this tax "
            + $"year{(minLoss > 0 ? FormattableString.Invariant($", of {minLoss} and more") : "")}.")
            .Call("ibkr_get_portfolio", "unrealized profit or loss of each position.", Only(account))
            .Call("ibkr_get_pnl", "what is realized today; TWS does not report the rest of the year.", Only(account))
            .Call("ibkr_get_trade_history", "purchases of the last days; it says how far back it reaches.", Only(account))
            .Call("ibkr_get_executions", "today's fills.", Only(account))
            .Call("ibkr_get_open_orders", "orders that would buy the same again.", Only(account))
            .End("List each loss with quantity, cost, price and amount, and whether a purchase is known that may make it a wash sale (30 days "
                + "before or after; what lies before the history's begin is unknown: say so).",
                "This is no tax advice; the broker's statement decides.", PromptRules.Honest, PromptRules.SendNothing);

    private static JsonObject Only(string account) => new() { ["account"] = account.OrNull() };

    private static string Of(string account) => account.Length == 0 ? "my account" : $"account {account}";

    private static JsonArray List(string symbols) =>
        [.. symbols.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(symbol => (JsonNode)symbol)];
}
