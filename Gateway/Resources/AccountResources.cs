using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Gateway.Registry;
using Gateway.Registry.Resources;
using Gateway.Tools;
using Gateway.Tools.Accounts;
using Gateway.Tools.Completion;
using Gateway.Tools.Contracts;

namespace Gateway.Resources;

/// <summary>Balances, positions and profit of one account, as the tools tell them.</summary>
[Toolset("account", AccessScope.AccountRead)]
internal sealed class AccountResources(AccountTools tools, PnLTools profits)
{
    [Resource("ibkr://account/{account}/summary", "account-summary", "Account summary")]
    [Description("Net liquidation, cash, buying power and the other usual balances of one account.")]
    public Task<AccountSummaryResult> SummaryAsync([Completion(typeof(AccountNames))] string account, CancellationToken cancellationToken) =>
        tools.GetAccountSummaryAsync(account, cancellationToken: cancellationToken);

    [Resource("ibkr://positions/{account}", "positions", "Positions")]
    [Description("What one account holds, with cost, price, value and profit. Complete and empty means flat.")]
    public Task<PositionsResult> PositionsAsync([Completion(typeof(AccountNames))] string account, CancellationToken cancellationToken) =>
        tools.GetPositionsAsync(new ContractArguments(), account, cancellationToken: cancellationToken);

    [Resource("ibkr://pnl/{account}", "pnl", "Profit and loss")]
    [Description("Daily, unrealized and realized profit of one account.")]
    public Task<PnLResult> PnLAsync([Completion(typeof(AccountNames))] string account, CancellationToken cancellationToken) =>
        profits.GetPnLAsync(account, cancellationToken: cancellationToken);

    [Resource("ibkr://pnl/{account}/{conId}", "pnl-single", "Profit and loss of a position")]
    [Description("Daily, unrealized and realized profit and the value of one position; conId as ibkr_get_positions gives it.")]
    public Task<PnLSingleResult> PnLSingleAsync(
        [Completion(typeof(AccountNames))] string account, [Range(1, int.MaxValue)][Example("265598")] int conId, CancellationToken cancellationToken) =>
        profits.GetPnLSingleAsync(conId, account, cancellationToken: cancellationToken);
}
