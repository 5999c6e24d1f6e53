using System.ComponentModel;
using Gateway.Registry;
using Gateway.Registry.Prompts;
using Gateway.Tools.Completion;

namespace Gateway.Prompts;

/// <summary>Looks at an account: in the morning, in the evening, and in between.</summary>
[Toolset("account", AccessScope.AccountRead)]
internal sealed class AccountPrompts
{
    private const string Rules = "Say of every figure whether it is live or delayed, and whether the answer was complete. Do not guess what is missing. Send no order.";

    [Prompt("portfolio_review", "Portfolio review")]
    [Description("Goes through the holdings of an account: weights, profit, cash, concentration, working orders.")]
    public static string PortfolioReview([Description("The account.")][Completion(typeof(AccountNames))] string account) =>
        $"""
        Review the portfolio of account {account}.
        1. ibkr_get_account_summary(account: {account}): net liquidation, cash, buying power.
        2. ibkr_get_positions(account: {account}, withMarket: true): compute each position's weight in net liquidation and its profit.
        3. ibkr_get_pnl(account: {account}): profit of the day.
        4. ibkr_get_open_orders(account: {account}): orders that would change the picture.
        Report a table of positions by weight, then what stands out: one position above 20 %, one currency or type above half, losses above 10 %, orders without a position.
        {Rules}
        """;

    [Prompt("morning_brief", "Morning brief", Scope = AccessScope.MarketRead | AccessScope.AccountRead)]
    [Description("A short report before the market opens: connection, balances, positions, orders left over, quotes of a few symbols.")]
    public static string MorningBrief(
        [Description("The account.")][Completion(typeof(AccountNames))] string account,
        [Description("Symbols to look at besides the positions, separated by commas.")][Completion(typeof(SymbolNames))] string symbols = "SPY") =>
        $"""
        Write a morning brief for account {account}, at most one page.
        1. ibkr_get_status(verbose: true): is TWS connected, paper or live, are data farms broken?
        2. ibkr_get_account_summary(account: {account}) and ibkr_get_positions(account: {account}).
        3. ibkr_get_open_orders(account: {account}): what is left from yesterday?
        4. ibkr_get_quote(contracts: {symbols}): last price and change against the close.
        {Rules}
        """;

    [Prompt("eod_review", "End-of-day review")]
    [Description("A report after the market closes: fills, commissions, profit of the day, what is still working.")]
    public static string EndOfDayReview([Description("The account.")][Completion(typeof(AccountNames))] string account) =>
        $"""
        Review the trading day of account {account}.
        1. ibkr_get_executions(account: {account}): every fill, with average price by symbol and side, and the sum of commissions.
        2. ibkr_get_all_orders(account: {account}): which orders were cancelled or rejected, and why?
        3. ibkr_get_pnl(account: {account}) and ibkr_get_positions(account: {account}).
        4. ibkr_get_open_orders(account: {account}): what stays over night?
        Report fills, result and open risks. {Rules}
        """;
}
