using Gateway.Handlers;
using Gateway.Tws.Api;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Instruments.Contracts;

/// <summary>Finds what a caller may have meant by a contract that does not exist.</summary>
internal sealed class ContractCandidates(TwsClient client, SymbolSearch search)
{
    /// <summary>At most a few, the nearest first; empty when there are none, or when TWS does not say.</summary>
    public async Task<IReadOnlyList<ErrorChoice>> ForAsync(Contract asked, CancellationToken cancellationToken)
    {
        if (asked.ConId > 0 || asked.SecId.Length > 0)
            return [];
        var near = await NearAsync(asked, cancellationToken);
        if (near.Count > 0)
            return ContractErrors.Choices(near);
        var pattern = Pattern(asked);
        if (pattern.Length == 0)
            return [];
        var found = await search.FindAsync(pattern, cancellationToken);
        return ContractErrors.Choices([.. found
            .OrderByDescending(one => one.Contract.Symbol == pattern)
            .ThenByDescending(one => one.Contract.SecType == asked.SecType)
            .ThenByDescending(one => one.Contract.Currency == asked.Currency)
            .Select(one => (one.Contract with { PrimaryExch = Venues.NameOf(one.Contract.PrimaryExch) }, one.Contract.Description))]);
    }

    /// <summary>Instruments of the same kind that differ in one thing: another date, another strike, the pair the other way round.</summary>
    private async Task<IReadOnlyList<(Contract Contract, string Name)>> NearAsync(Contract asked, CancellationToken cancellationToken)
    {
        if (asked.SecType == SecTypes.Cash)
        {
            return await FindAsync(
                asked with { Symbol = asked.Currency, Currency = asked.Symbol }, _ => 0, "quoted the other way round", cancellationToken);
        }
        if (asked.LocalSymbol.Length > 0 && asked.Symbol.Length == 0)
            return [];
        var date = asked.LastTradeDateOrContractMonth;
        var wanted = Days(date);
        if (asked.SecType is SecTypes.Future && date.Length > 0)
        {
            return await FindAsync(
                asked with { LastTradeDateOrContractMonth = "" }, one => Math.Abs(Days(one.LastTradeDateOrContractMonth) - wanted), "",
                cancellationToken);
        }
        if (asked.SecType is not (SecTypes.Option or SecTypes.FutureOption) || date.Length == 0 || asked.Strike is not { } strike)
            return [];
        if (date.Length > 6)
        {
            var month = await FindAsync(
                asked with { LastTradeDateOrContractMonth = date[..6] }, one => Math.Abs(Days(one.LastTradeDateOrContractMonth) - wanted), "",
                cancellationToken);
            if (month.Count > 0)
                return month;
        }
        return await FindAsync(asked with { Strike = null }, one => Math.Abs((double)((one.Strike ?? 0) - strike)), "", cancellationToken);
    }

    private async Task<IReadOnlyList<(Contract Contract, string Name)>> FindAsync(
        Contract guess, Func<Contract, double> distance, string note, CancellationToken cancellationToken)
    {
        try
        {
            var found = await client.Contracts.DetailsAsync(guess, cancellationToken);
            return
            [
                .. found.Items.DistinctBy(row => row.Contract.ConId).OrderBy(row => distance(row.Contract))
                    .Select(row => (row.Contract, note.Length > 0 ? note : row.LongName)),
            ];
        }
        catch (TwsException)
        {
            // These only help: the caller reports its own error.
            return [];
        }
    }

    /// <summary>A day as a number; a month counts as its middle.</summary>
    private static double Days(string date)
    {
        var text = date.Split(' ')[0];
        return DateOnly.TryParseExact(
            text.Length == 6 ? text + "15" : text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.DayNumber : 0;
    }

    private static string Pattern(Contract asked) => asked.Symbol.Length > 0 ? asked.Symbol : asked.LocalSymbol.Split(' ')[0];
}
