using Gateway.Instruments;
using Gateway.Instruments.Views;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Api.MarketData;

namespace Gateway.Feeds.Kinds;

/// <summary>Everything that one account holds.</summary>
internal sealed record PortfolioView
{
    public required string Account { get; init; }

    public required IReadOnlyList<PositionRow> Positions { get; init; }

    public required int Count { get; init; }

    /// <summary>When TWS refreshed the values, HH:mm in its own zone.</summary>
    public string? UpdateTime { get; init; }

    /// <summary>Null while the account is still being loaded: what is there so far is no portfolio.</summary>
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
