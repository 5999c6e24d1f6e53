using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tools.Options;
using Gateway.Tws.Model;

namespace Gateway.Tools.Risk;

/// <summary>Combines positions with the history of their underlyings.</summary>
internal sealed class RiskReader(ExposureReader exposures, ContractResolver resolver, DailyReturns returns, Underlyings underlyings)
{
    /// <summary>IB allows 60 requests for history in ten minutes; the largest exposures come first.</summary>
    private const int MostUnderlyings = 40;

    public async Task<(ExposureBook Book, ReturnTable Table, Contract Benchmark, double? BenchmarkPrice)> ReadAsync(
        string? account, Contract benchmark, CancellationToken cancellationToken)
    {
        var index = await resolver.ResolveAsync(benchmark, cancellationToken);
        var book = await exposures.ReadAsync(account, cancellationToken);
        var market = await returns.ReadAsync(index.Contract, cancellationToken);
        if (market.Count < DailyReturns.Fewest)
            throw ToolErrors.Failed(
                "no_history", $"TWS gives too few daily bars of {index.Contract.Symbol} to compare with.", "Name another benchmark, such as SPY.");
        var largest = book.ByUnderlying.OrderByDescending(same => Math.Abs(same.Sum(exposure => exposure.DollarDelta)))
            .Take(MostUnderlyings).ToList();
        Dictionary<int, IReadOnlyDictionary<DateOnly, double>> histories = [];
        foreach (var same in largest)
            histories[same.Key] = same.Key == index.Contract.ConId ? market : await returns.ReadAsync(same.First().Underlying, cancellationToken);
        var table = new ReturnTable(market, histories);
        return (Trim(book, table), table, index.Contract, await UnitPriceAsync(index, book.Currency, cancellationToken));
    }

    /// <summary>The value of one unit in the account's currency; null when its price or the exchange rate is not known.</summary>
    private async Task<double?> UnitPriceAsync(ContractDetails index, string currency, CancellationToken cancellationToken)
    {
        var price = (double?)(await underlyings.PriceAsync(index.Contract, cancellationToken))?.Value;
        return price * (double)ContractValue.Of(index).UnitValue
            * await exposures.RatesInto(currency).RateAsync(index.Contract.Currency, cancellationToken);
    }

    /// <summary>Moves exposures without a beta to the list of what is not priced.</summary>
    private static ExposureBook Trim(ExposureBook book, ReturnTable table)
    {
        var without = book.Exposures.Where(exposure => table.BetaOf(exposure.Underlying.ConId) is null).Select(exposure => new Unpriced
        {
            Contract = ContractInfo.Of(exposure.Contract),
            Position = exposure.Quantity,
            Reason = $"Too little history of {exposure.Underlying.Symbol}, or more than {MostUnderlyings} underlyings: excluded from beta and risk.",
        });
        return book with { Unpriced = [.. book.Unpriced, .. without] };
    }
}
