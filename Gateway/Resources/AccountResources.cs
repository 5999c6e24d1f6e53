using System.ComponentModel;
using Gateway.Registry;
using Gateway.Registry.Resources;
using Gateway.Tools;
using Gateway.Tools.Accounts;
using Gateway.Tools.Completion;

namespace Gateway.Resources;

/// <summary>Balances, positions and profit of one account, as the tools tell them.</summary>
[Toolset("account", AccessScope.AccountRead)]
internal sealed class AccountResources(AccountTools tools)
{
    [Resource("ibkr://account/{account}/summary", "account-summary", "Account summary")]
    [Description("Net liquidation, cash, buying power and the other usual balances of one account.")]
    public Task<AccountSummaryResult> SummaryAsync([Completion(typeof(AccountNames))] string account, CancellationToken cancellationToken) =>
        tools.GetAccountSummaryAsync(account, cancellationToken: cancellationToken);

    [Resource("ibkr://positions/{account}", "positions", "Positions")]
    [Description("What one account holds, with cost, price, value and profit. Complete and empty means flat.")]
    public Task<PositionsResult> PositionsAsync([Completion(typeof(AccountNames))] string account, CancellationToken cancellationToken) =>
        tools.GetPositionsAsync(account, cancellationToken: cancellationToken);

    [Resource("ibkr://pnl/{account}", "pnl", "Profit and loss")]
    [Description("Daily, unrealized and realized profit of one account.")]
    public Task<PnLResult> PnLAsync([Completion(typeof(AccountNames))] string account, CancellationToken cancellationToken) =>
        tools.GetPnLAsync(account, cancellationToken: cancellationToken);
}
