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
    private static readonly TimeSpan RememberedFor = TimeSpan.FromHours(1);

    private readonly ContractCandidates _candidates = new(client, new SymbolSearch(client, time));
    private readonly ConcurrentDictionary<Contract, (ContractDetails Details, long At)> _found = new();
    private readonly ConcurrentDictionary<Contract, Lazy<Task<ContractDetails>>> _asked = new();

    /// <remarks>Callers who ask for the same contract at the same time share one request to TWS.</remarks>
    /// <exception cref="ToolException">None or several instruments fit; the error lists what may be meant.</exception>
    public async Task<ContractDetails> ResolveAsync(Contract contract, CancellationToken cancellationToken)
    {
        if (_found.TryGetValue(contract, out var known) && time.GetElapsedTime(known.At) < RememberedFor)
            return known.Details;
        if (contract.SecType == SecTypes.Bag)
            return contract.ComboLegs.Count > 0 ? new ContractDetails { Contract = contract } : throw ContractErrors.NoLegs();
        var asked = _asked.GetOrAdd(contract, one => new Lazy<Task<ContractDetails>>(() => FindAsync(one)));
        return await asked.Value.WaitAsync(cancellationToken);
    }

    /// <summary>Every instrument that fits, once.</summary>
    /// <exception cref="ToolException">None fits, or TWS did not finish the list.</exception>
    public async Task<IReadOnlyList<ContractDetails>> CandidatesAsync(Contract contract, CancellationToken cancellationToken)
    {
        var (asked, rows) = await SearchAsync(contract, cancellationToken);
        return rows.Complete
            ? Distinct(asked, rows.Items)
            : throw ToolErrors.Failed(
                "incomplete", "TWS did not finish the list of instruments that fit.", "Try again, or name the instrument by conid:NUMBER.",
                retryable: true);
    }

    /// <summary>What TWS lists for a contract, and the reading of the contract for which it does.</summary>
    /// <exception cref="ToolException">None fits; the error lists what may be meant.</exception>
    public async Task<(Contract Asked, Snapshot<ContractDetails> Rows)> SearchAsync(Contract contract, CancellationToken cancellationToken)
    {
        try
        {
            return (contract, await client.Contracts.DetailsAsync(contract, cancellationToken));
        }
        catch (TwsRequestException refused) when (refused.Error.Code == ContractErrors.NoSuchContract)
        {
            var guesses = ContractGuesses.After(contract, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
            foreach (var guess in guesses)
            {
                if (await TryAsync(guess, cancellationToken) is { Items.Count: > 0 } meant)
                    return (guess, meant);
            }
            throw ContractErrors.None(contract, refused.Error.Text, await _candidates.ForAsync(Nearest(contract, guesses), cancellationToken));
        }
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
            var found = Only(contract, await CandidatesAsync(contract, CancellationToken.None));
            if (contract.ConId > 0)
                ContractErrors.CheckId(contract, found.Contract);
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

    /// <summary>A local symbol in parts, so that others like it can be found; any other contract as it is.</summary>
    private static Contract Nearest(Contract asked, IReadOnlyList<Contract> guesses) => asked switch
    {
        { SecType: SecTypes.Option, LocalSymbol.Length: > 0, Symbol: "" } =>
            asked with { Symbol = asked.LocalSymbol.Split(' ')[0], LocalSymbol = "" },
        { SecType: SecTypes.Future or SecTypes.FutureOption, LocalSymbol.Length: > 0, Symbol: "" } when guesses.Count > 0 => guesses[0],
        _ => asked,
    };

    private async Task<Snapshot<ContractDetails>?> TryAsync(Contract guess, CancellationToken cancellationToken)
    {
        try
        {
            return await client.Contracts.DetailsAsync(guess, cancellationToken);
        }
        catch (TwsRequestException)
        {
            // No instrument of this reading either; the caller gets the first error.
            return null;
        }
    }

    private static ContractDetails Only(Contract asked, IReadOnlyList<ContractDetails> instruments) => instruments.Count switch
    {
        1 => instruments[0],
        0 => throw ContractErrors.None(asked, "TWS lists none.", []),
        var count => throw ContractErrors.Several(
            asked, count, ContractErrors.Choices([.. instruments.Select(row => (row.Contract, row.LongName))])),
    };

    private static ContractDetails Preferred(Contract asked, IReadOnlyList<ContractDetails> rows)
    {
        var wanted = asked.Exchange.Length > 0 ? asked.Exchange : Venues.Smart;
        return rows.FirstOrDefault(row => row.Contract.Exchange == wanted)
            ?? rows.FirstOrDefault(row => row.Contract.Exchange == Venues.Smart)
            ?? rows[0];
    }
}
