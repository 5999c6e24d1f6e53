using System.Collections.Concurrent;
using Gateway.Handlers;
using Gateway.Tws.Api;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Instruments.Contracts;

/// <summary>Finds the one instrument that a contract names, and remembers it for a while: a continuous future moves on to the next month.</summary>
internal sealed class ContractResolver(TwsClient client, TimeProvider time)
{
    private const int MostRemembered = 2000;
    private const int CandidatesShown = 8;
    private const int NoSuchContract = 200;
    private static readonly TimeSpan RememberedFor = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Contract, (ContractDetails Details, long At)> _found = new();
    private readonly ConcurrentDictionary<Contract, Lazy<Task<ContractDetails>>> _asked = new();

    /// <remarks>Callers who ask for the same contract at the same time share one request to TWS.</remarks>
    /// <exception cref="ToolException">Several instruments fit; the message lists them.</exception>
    /// <exception cref="TwsRequestException">Code 200: none fits.</exception>
    public async Task<ContractDetails> ResolveAsync(Contract contract, CancellationToken cancellationToken)
    {
        if (_found.TryGetValue(contract, out var known) && time.GetElapsedTime(known.At) < RememberedFor)
            return known.Details;
        if (contract.SecType == SecTypes.Bag)
            return new ContractDetails { Contract = contract };
        var asked = _asked.GetOrAdd(contract, one => new Lazy<Task<ContractDetails>>(() => FindAsync(one)));
        return await asked.Value.WaitAsync(cancellationToken);
    }

    /// <summary>Every instrument that fits, once.</summary>
    /// <exception cref="ToolException">TWS did not finish the list.</exception>
    /// <exception cref="TwsRequestException">Code 200: none fits.</exception>
    public async Task<IReadOnlyList<ContractDetails>> CandidatesAsync(Contract contract, CancellationToken cancellationToken)
    {
        Snapshot<ContractDetails> rows;
        try
        {
            rows = await client.Contracts.DetailsAsync(contract, cancellationToken);
        }
        catch (TwsRequestException refused) when (refused.Error.Code == NoSuchContract)
        {
            foreach (var guess in ContractGuesses.After(contract))
            {
                if (await TryAsync(guess, cancellationToken) is { Count: > 0 } meant)
                    return meant;
            }
            throw;
        }
        return rows.Complete
            ? Distinct(contract, rows.Items)
            : throw ToolErrors.Failed(
                "incomplete", "TWS did not finish the list of instruments that fit.", "Try again, or name the instrument by conid:NUMBER.",
                retryable: true);
    }

    /// <summary>One row an instrument: without an exchange TWS sends one for every exchange that trades it.</summary>
    public static IReadOnlyList<ContractDetails> Distinct(Contract asked, IEnumerable<ContractDetails> rows) =>
        [.. rows.GroupBy(row => row.Contract.ConId).Select(group => Preferred(asked, [.. group]))];

    /// <summary>Runs to its end, whoever of its callers has left; the time limit of the request bounds it.</summary>
    private async Task<ContractDetails> FindAsync(Contract contract)
    {
        // Returns to the caller at once, so that the entry stands before it is taken out again.
        await Task.Yield();
        try
        {
            var found = Only(await CandidatesAsync(contract, CancellationToken.None));
            if (_found.Count >= MostRemembered)
                _found.Clear();
            _found[contract] = (found, time.GetTimestamp());
            return found;
        }
        finally
        {
            _asked.TryRemove(contract, out _);
        }
    }

    private async Task<IReadOnlyList<ContractDetails>?> TryAsync(Contract guess, CancellationToken cancellationToken)
    {
        try
        {
            return Distinct(guess, (await client.Contracts.DetailsAsync(guess, cancellationToken)).Items);
        }
        catch (TwsRequestException)
        {
            // No instrument of this type either; the caller gets the first error.
            return null;
        }
    }

    private static ContractDetails Only(IReadOnlyList<ContractDetails> instruments) => instruments.Count switch
    {
        1 => instruments[0],
        0 => throw ToolErrors.Failed("200", "No instrument fits the contract.", "Find it with ibkr_search_symbols."),
        _ => throw ToolErrors.InvalidArgument(
            $"contract: must name one instrument; {instruments.Count} fit: {List(instruments)}; example: conid:{instruments[0].Contract.ConId}",
            "Name one of them by conid:NUMBER, or give exchange, currency, date, strike and right."),
    };

    private static ContractDetails Preferred(Contract asked, IReadOnlyList<ContractDetails> rows)
    {
        var wanted = asked.Exchange.Length > 0 ? asked.Exchange : "SMART";
        return rows.FirstOrDefault(row => row.Contract.Exchange == wanted)
            ?? rows.FirstOrDefault(row => row.Contract.Exchange == "SMART")
            ?? rows[0];
    }

    private static string List(IReadOnlyList<ContractDetails> instruments)
    {
        var lines = instruments.Take(CandidatesShown).Select(row => string.Create(
            CultureInfo.InvariantCulture,
            $"conid:{row.Contract.ConId} {string.Join(' ', Parts(row.Contract))}"));
        return string.Join("; ", lines) + (instruments.Count > CandidatesShown ? "; ..." : string.Empty);
    }

    private static IEnumerable<string> Parts(Contract contract)
    {
        string?[] parts =
        [
            contract.Symbol, contract.SecType, contract.LastTradeDateOrContractMonth,
            contract.Strike is > 0 ? contract.Strike.Value.ToString(CultureInfo.InvariantCulture) : null,
            contract.Right, contract.PrimaryExch.OrNull() ?? contract.Exchange, contract.Currency,
            contract.LocalSymbol == contract.Symbol ? null : contract.LocalSymbol,
        ];
        return parts.Where(part => !string.IsNullOrEmpty(part))!;
    }
}

/// <summary>Other readings of a contract that TWS does not find as given.</summary>
internal static class ContractGuesses
{
    /// <summary>
    /// Bonds, funds and warrants for an ISIN or CUSIP, which does not tell its security type: TWS finds bonds by it as their symbol, and the others
    /// under their own types.
    /// </summary>
    public static IReadOnlyList<Contract> After(Contract contract) =>
        contract is { SecId.Length: > 0, SecType: SecTypes.Stock, Symbol: "", ConId: 0 }
            ?
            [
                contract with { SecType = SecTypes.Bond },
                contract with { SecType = SecTypes.Bond, Symbol = contract.SecId, SecIdType = "", SecId = "" },
                contract with { SecType = SecTypes.Fund, Exchange = SecTypes.DefaultExchange(SecTypes.Fund, "") },
                contract with { SecType = SecTypes.Warrant },
            ]
            : [];
}
