using System.ComponentModel;
using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Views;
using Gateway.Trading;
using Gateway.Tws.Api;

namespace Gateway.Feeds.Kinds;

/// <summary>Accounts as they change: what they hold, their balances, their profit.</summary>
internal sealed class AccountFeeds(TwsClient client, AccountChoice accounts)
{
    [Feed(FeedKind.Portfolio, AccessScope.AccountRead, typeof(PortfolioView))]
    [Description("Everything that one account holds, whole after every change: cost, price, value, profit.")]
    public Task<FeedSource> PortfolioAsync([Description("Default: the only one.")][Example("DU1234567")] string account = "")
    {
        var one = accounts.One(account);
        return Task.FromResult(new FeedSource(one, token => FeedStep.Of(client.Accounts.StreamAccountAsync(one, token), PortfolioView.Of, token))
        {
            Account = one,
            Uri = "ibkr://portfolio/" + one,
        });
    }

    [Feed(FeedKind.Account, AccessScope.AccountRead, typeof(BalancesView))]
    [Description("All balances of one account, whole after every change.")]
    public Task<FeedSource> AccountAsync([Description("Default: the only one.")][Example("DU1234567")] string account = "")
    {
        var one = accounts.One(account);
        return Task.FromResult(new FeedSource(one, token => FeedStep.Of(client.Accounts.StreamAccountAsync(one, token), BalancesView.Of, token)) { Account = one });
    }

    [Feed(FeedKind.PnL, AccessScope.AccountRead, typeof(PnLResult))]
    [Description("Daily, unrealized and realized profit of one account, about once a second.")]
    public Task<FeedSource> PnLAsync(
        [Description("Default: the only one.")][Example("DU1234567")] string account = "",
        [Description("An advisor's model.")] string modelCode = "")
    {
        var one = accounts.One(account);
        return Task.FromResult(new FeedSource(
            $"{one}|{modelCode}",
            token => FeedStep.Of(
                client.Accounts.StreamPnLAsync(one, modelCode, token),
                pnl => PnLResult.Of(one, pnl),
                token))
        {
            Account = one,
            Uri = modelCode.Length == 0 ? "ibkr://pnl/" + one : null,
        });
    }

    [Feed(FeedKind.PnLSingle, AccessScope.AccountRead, typeof(PnLSingleResult))]
    [Description("Profit of one position, about once a second.")]
    public Task<FeedSource> PnLSingleAsync(
        [Description("The contract's id.")][Positive][Example("265598")] int conId,
        [Description("Default: the only one.")][Example("DU1234567")] string account = "",
        [Description("An advisor's model.")] string modelCode = "")
    {
        var one = accounts.One(account);
        return Task.FromResult(new FeedSource(
            $"{one}|{modelCode}|{conId}",
            token => FeedStep.Of(
                client.Accounts.StreamPnLSingleAsync(one, modelCode, conId, token),
                pnl => PnLSingleResult.Of(one, conId, pnl),
                token))
        {
            Account = one,
            Uri = modelCode.Length == 0 ? $"ibkr://pnl/{one}/{conId}" : null,
        });
    }
}
