using System.ComponentModel;
using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Trading;

namespace Gateway.Tools.Accounts;

/// <summary>Whole accounts, valued.</summary>
[Toolset("account", AccessScope.AccountRead)]
internal sealed class PortfolioTools(AccountChoice accounts, PortfolioReader portfolios, ContractResolver resolver)
{
    [Tool("ibkr_get_portfolio", "Portfolio", ReadOnly = true, Idempotent = true, Requests = "reqAccountUpdates, reqAccountUpdatesMulti, reqPositionsMulti")]
    [Rows("items", 200, 5000)]
    [Description("Each position's value in base currency and its weight, with every account's totals.")]
    public async Task<PortfolioResult> GetPortfolioAsync(
        [Description("Account; default all.")][Example("DU1234567")] string account = "",
        CancellationToken cancellationToken = default)
    {
        var books = await ReadAsync(account, cancellationToken);
        var items = books.SelectMany(book => book.Held.Select(item => new PortfolioRow(book, item))).ToList();
        return new PortfolioResult
        {
            Items = items,
            Count = items.Count,
            Accounts = [.. books.Select(PortfolioTotals.Of)],
            Complete = books.All(book => book.Complete),
        };
    }

    [Tool("ibkr_get_allocation", "Allocation", ReadOnly = true, Idempotent = true,
        Requests = "reqAccountUpdates, reqContractDetails", Example = """{"by":"sector"}""")]
    [Rows("groups", 100)]
    [Description("How net liquidation divides by asset class, currency, sector or symbol, cash included.")]
    public async Task<AllocationResult> GetAllocationAsync(
        [Description("What to group by.")] AllocationBy by = AllocationBy.AssetClass,
        [Description("Account; default all.")][Example("DU1234567")] string account = "",
        CancellationToken cancellationToken = default)
    {
        var books = await ReadAsync(account, cancellationToken);
        if (books.Select(book => book.BaseCurrency).Distinct().Skip(1).Any())
            throw ToolErrors.InvalidArgument($"account: is required, because the accounts have different base currencies; example: {books[0].Account}");
        var groups = await new Allocation(by, resolver).OfAsync(books, cancellationToken);
        return new AllocationResult
        {
            By = by,
            BaseCurrency = books[0].BaseCurrency,
            NetLiquidation = books.All(book => book.NetLiquidation is not null) ? books.Sum(book => book.NetLiquidation) : null,
            Groups = groups.Rows,
            Count = groups.Rows.Count,
            Complete = groups.Complete && books.All(book => book.Complete),
        };
    }

    private async Task<IReadOnlyList<AccountPortfolio>> ReadAsync(string account, CancellationToken cancellationToken)
    {
        List<AccountPortfolio> books = [];
        foreach (var each in accounts.OneOrAll(account) is { } one ? [one] : accounts.Known)
            books.Add(await portfolios.ReadAsync(each, cancellationToken));
        return books;
    }
}
