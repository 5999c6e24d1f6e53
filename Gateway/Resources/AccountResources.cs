using Gateway.Access;
using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tools.Accounts;
using Gateway.Tools.Completion;

namespace Gateway.Resources;

/// <summary>Balances, positions and profit of one account, as the tools return them.</summary>
[Toolset("account", AccessScope.AccountRead)]
internal sealed class AccountResources(AccountTools tools, PnLTools profits, ResourceFeeds feeds)
{
    [Resource("ibkr://account/{account}/summary", "account-summary", "Account summary")]
    [Description("Net liquidation, cash, buying power and the other usual balances of one account.")]
    public Task<AccountSummaryResult> SummaryAsync([Completion(typeof(AccountNames))] string account, CancellationToken cancellationToken) =>
        tools.GetAccountSummaryAsync(account, cancellationToken: cancellationToken);

    [Resource("ibkr://positions/{account}", "positions", "Positions")]
    [Follows(FeedKind.Portfolio)]
    [Description("The positions of one account with cost, price, value and profit. Complete and empty means flat. Subscribers are notified "
        + "when something changes.")]
    public Task<PositionsResult> PositionsAsync([Completion(typeof(AccountNames))] string account, CancellationToken cancellationToken) =>
        tools.GetPositionsAsync(new ContractArguments(), account, cancellationToken: cancellationToken);

    [Resource("ibkr://pnl/{account}", "pnl", "Profit and loss")]
    [Follows(FeedKind.PnL)]
    [Description("Daily, unrealized and realized profit of one account. Subscribers are notified about once a second.")]
    public Task<PnLResult> PnLAsync([Completion(typeof(AccountNames))] string account, CancellationToken cancellationToken) =>
        profits.GetPnLAsync(account, cancellationToken: cancellationToken);

    [Resource("ibkr://pnl/{account}/{conId}", "pnl-single", "Profit and loss of a position")]
    [Follows(FeedKind.PnLSingle)]
    [Description("Daily, unrealized and realized profit and the value of one position; conId as in ibkr_get_positions. Subscribers are notified "
        + "about once a second.")]
    public Task<PnLSingleResult> PnLSingleAsync(
        [Completion(typeof(AccountNames))] string account, [Range(1, int.MaxValue)][Example("265598")] int conId,
        CancellationToken cancellationToken) =>
        profits.GetPnLSingleAsync(conId, account, cancellationToken: cancellationToken);

    [Resource("ibkr://portfolio/{account}", "portfolio", "Portfolio")]
    [Follows(FeedKind.Portfolio)]
    [Description("All positions of one account with prices and profit, kept up to date while there are subscribers.")]
    public async Task<PortfolioState> PortfolioAsync([Completion(typeof(AccountNames))] string account, CancellationToken cancellationToken)
    {
        var held = await feeds.ReadAsync(FeedKind.Portfolio, contract: null, new { account }, most: 1, cancellationToken);
        return new PortfolioState(held.Feed.Source.Account!, held.WasOpen, held.Latest, held.LastUpdate);
    }
}

/// <summary>The portfolio and the balances of one account as a resource.</summary>
/// <param name="Subscribed">Whether it has a subscriber, so that it is kept up to date.</param>
/// <param name="Data">The whole portfolio, not only what changed last.</param>
internal sealed record PortfolioState(
    string Account,
    bool Subscribed,
    JsonElement? Data,
    [property: JsonPropertyName("last_update")] DateTimeOffset? LastUpdate);
