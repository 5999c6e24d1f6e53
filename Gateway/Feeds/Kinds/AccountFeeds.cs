using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Views;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Api.MarketData;

namespace Gateway.Feeds.Kinds;

/// <summary>Accounts as they change: what they hold, their balances, their profit.</summary>
internal sealed class AccountFeeds(TwsClient client, AccountChoice accounts)
{
    [Feed(FeedKind.Portfolio, AccessScope.AccountRead, typeof(PortfolioView))]
    [Description("All positions of one account after every change: cost, price, value, profit.")]
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
    [Description("All balances of one account after every change.")]
    public Task<FeedSource> AccountAsync([Description("Default: the only one.")][Example("DU1234567")] string account = "")
    {
        var one = accounts.One(account);
        return Task.FromResult(
            new FeedSource(one, token => FeedStep.Of(client.Accounts.StreamAccountAsync(one, token), BalancesView.Of, token)) { Account = one });
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

/// <summary>Everything that one account holds.</summary>
internal sealed record PortfolioView
{
    public required string Account { get; init; }

    public required IReadOnlyList<PositionRow> Positions { get; init; }

    public required int Count { get; init; }

    /// <summary>When TWS refreshed the values, HH:mm in its own zone.</summary>
    public string? UpdateTime { get; init; }

    /// <summary>Null while the account is still being loaded, because a part of it is not a portfolio.</summary>
    public static PortfolioView? Of(AccountUpdates updates)
    {
        if (!updates.Complete)
            return null;
        var portfolio = new AccountPortfolio(updates, Quoted: new Dictionary<int, Quote>(), Complete: true);
        PositionRow[] rows =
        [
            .. from item in portfolio.Held
               select PositionRow.Of(new Position(updates.Account, item.Contract, item.Quantity, item.AverageCost), portfolio),
        ];
        return new PortfolioView { Account = updates.Account, Positions = rows, Count = rows.Length, UpdateTime = updates.UpdateTime.OrNull() };
    }
}

/// <summary>All balances of one account, by key; with _CURRENCY after the key of those that have one.</summary>
internal sealed record BalancesView
{
    public required string Account { get; init; }

    public required IReadOnlyDictionary<string, SummaryValue> Values { get; init; }

    public required int Count { get; init; }

    /// <summary>When TWS refreshed the values, HH:mm in its own zone.</summary>
    public string? UpdateTime { get; init; }

    /// <summary>Null while the account is still being loaded.</summary>
    public static BalancesView? Of(AccountUpdates updates)
    {
        if (!updates.Complete)
            return null;
        var values = AccountValueKeys.Keyed(updates.Account, updates.Values);
        return new BalancesView { Account = updates.Account, Values = values, Count = values.Count, UpdateTime = updates.UpdateTime.OrNull() };
    }
}
