using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Trading;

namespace Gateway.Tools.Accounts;

/// <summary>Portfolios and allocations of whole accounts.</summary>
[Toolset("account", AccessScope.AccountRead)]
internal sealed class PortfolioTools(AccountChoice accounts, PortfolioReader reader, ContractResolver resolver)
{
    [Tool("ibkr_get_portfolio", "Portfolio", ReadOnly = true, Idempotent = true,
        Requests = "reqAccountUpdates, reqAccountUpdatesMulti, reqPositionsMulti")]
    [Rows("items", 200, 5000)]
    [Description("Each position's value in base currency and its weight, with every account's totals.")]
    public async Task<PortfolioResult> GetPortfolioAsync(
        [Description("Account; default all.")][Example("DU1234567")] string account = "",
        CancellationToken cancellationToken = default)
    {
        var portfolios = await ReadAsync(account, cancellationToken);
        var items = portfolios.SelectMany(portfolio => portfolio.Held.Select(item => new PortfolioRow(portfolio, item))).ToList();
        return new PortfolioResult
        {
            Items = items,
            Count = items.Count,
            Accounts = [.. portfolios.Select(PortfolioTotals.Of)],
            Complete = portfolios.All(portfolio => portfolio.Complete),
        };
    }

    [Tool("ibkr_get_allocation", "Allocation", ReadOnly = true, Idempotent = true,
        Requests = "reqAccountUpdates, reqContractDetails", Example = """{"by":"sector"}""")]
    [Rows("groups", 100)]
    [Description("Net liquidation by asset class, currency, sector or symbol, including cash.")]
    public async Task<AllocationResult> GetAllocationAsync(
        [Description("How to group positions.")] AllocationBy by = AllocationBy.AssetClass,
        [Description("Account; default all.")][Example("DU1234567")] string account = "",
        CancellationToken cancellationToken = default)
    {
        var portfolios = await ReadAsync(account, cancellationToken);
        if (portfolios.Select(portfolio => portfolio.BaseCurrency).Distinct().Skip(1).Any())
            throw ToolErrors.InvalidArgument(
                $"account: is required, because the accounts have different base currencies; example: {portfolios[0].Account}");
        var groups = await new Allocation(by, resolver).OfAsync(portfolios, cancellationToken);
        return new AllocationResult
        {
            By = by,
            BaseCurrency = portfolios[0].BaseCurrency,
            NetLiquidation = portfolios.All(portfolio => portfolio.NetLiquidation is not null)
                ? portfolios.Sum(portfolio => portfolio.NetLiquidation)
                : null,
            Groups = groups.Rows,
            Count = groups.Rows.Count,
            Complete = groups.Complete && portfolios.All(portfolio => portfolio.Complete),
        };
    }

    private async Task<IReadOnlyList<AccountPortfolio>> ReadAsync(string account, CancellationToken cancellationToken)
    {
        List<AccountPortfolio> portfolios = [];
        foreach (var each in accounts.OneOrAll(account) is { } one ? [one] : accounts.Known)
            portfolios.Add(await reader.ReadAsync(each, cancellationToken));
        return portfolios;
    }
}
