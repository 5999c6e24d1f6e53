using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Accounts;

/// <summary>Divides accounts of one base currency into groups.</summary>
internal sealed class Allocation(AllocationBy by, ContractResolver resolver)
{
    private const string Cash = "cash";
    private const string Unknown = "unknown";

    public async Task<(IReadOnlyList<AllocationRow> Rows, bool Complete)> OfAsync(
        IReadOnlyList<AccountPortfolio> portfolios, CancellationToken cancellationToken)
    {
        var complete = true;
        List<(string Group, decimal Value, int Positions)> parts = [];
        foreach (var portfolio in portfolios)
        {
            foreach (var (currency, amount) in portfolio.CashBalances)
                Add(by == AllocationBy.Currency ? currency : Cash, portfolio.InBase(amount, currency), positions: 0);
            // A forex position is cash, which has been counted.
            foreach (var item in portfolio.Held.Where(item => item.Contract.SecType != SecTypes.Cash))
                Add(await GroupOfAsync(item, cancellationToken), portfolio.InBase(item.MarketValue, item.Contract.Currency), positions: 1);
        }
        var net = portfolios.Aggregate((decimal?)0m, (sum, portfolio) => sum + portfolio.NetLiquidation);
        var rows = parts.GroupBy(part => part.Group, StringComparer.Ordinal).Select(group => Row(group.Key, [.. group], net));
        return ([.. rows.OrderByDescending(row => Math.Abs(row.Value))], complete);

        void Add(string group, decimal? value, int positions)
        {
            complete &= value is not null && group != Unknown;
            if (value is { } known && (known != 0m || positions > 0))
                parts.Add((group, known, positions));
        }
    }

    private static AllocationRow Row(string group, IReadOnlyList<(string Group, decimal Value, int Positions)> parts, decimal? net)
    {
        var value = parts.Sum(part => part.Value);
        return new AllocationRow
        {
            Group = group,
            Value = value,
            Percent = net is > 0 and var whole ? Math.Round(100m * value / whole, 2) : null,
            Long = parts.Where(part => part.Value > 0).Sum(part => part.Value),
            Short = parts.Where(part => part.Value < 0).Sum(part => part.Value),
            Positions = parts.Sum(part => part.Positions),
        };
    }

    private async ValueTask<string> GroupOfAsync(PortfolioItem item, CancellationToken cancellationToken) => by switch
    {
        AllocationBy.AssetClass => item.Contract.SecType,
        AllocationBy.Currency => item.Contract.Currency,
        AllocationBy.Symbol => item.Contract.Symbol,
        _ => await SectorOfAsync(item.Contract.ConId, cancellationToken),
    };

    /// <summary>The instrument's own sector; a derivative's is that of its underlying; a fund has none but its type.</summary>
    private async Task<string> SectorOfAsync(int conId, CancellationToken cancellationToken)
    {
        try
        {
            var details = await resolver.ResolveAsync(new Contract { ConId = conId }, cancellationToken);
            if (details.Industry.Length > 0)
                return details.Industry;
            if (details.UnderConId > 0 && details.UnderConId != conId)
                return await SectorOfAsync(details.UnderConId, cancellationToken);
            return details.StockType.OrNull() ?? Unknown;
        }
        catch (Exception missing) when (missing is TwsTimeoutException or TwsRequestException or Gateway.Handlers.ToolException)
        {
            return Unknown;
        }
    }
}
