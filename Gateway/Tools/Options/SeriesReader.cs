using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Options;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Options;

/// <summary>Finds the options of one expiration: reqSecDefOptParams gives all strikes of the class, reqContractDetails those that exist.</summary>
internal sealed class SeriesReader(TwsClient client)
{
    /// <exception cref="ToolException">No expiration fits, or TWS did not finish its lists.</exception>
    public async Task<OptionSeries> ReadAsync(Contract underlying, SeriesQuery query, CancellationToken cancellationToken)
    {
        var grids = await client.Options.ParametersAsync(underlying, cancellationToken: cancellationToken);
        if (!grids.Complete)
            throw Unfinished("the expirations");
        // TWS's clock, not this machine's: a simulated day is another one.
        var today = DateOnly.FromDateTime((await client.CurrentTimeAsync(cancellationToken)).UtcDateTime);
        var (grid, expiration) = SeriesChoice.Pick(grids.Items, underlying.Symbol, query, today);
        var options = await OptionsAsync(underlying, grid, expiration, cancellationToken);
        var places = SeriesChoice.AtExchange(grids.Items, query.Exchange);
        return new OptionSeries(
            underlying, expiration, SeriesChoice.DaysTo(expiration, today), grid.TradingClass, grid.Exchange, ValueOf(grid, options),
            [.. options.Select(option => option.Contract)],
            [.. places.SelectMany(place => place.Expirations).Distinct().Order(StringComparer.Ordinal)],
            [.. places.Select(place => place.TradingClass).Distinct().Order(StringComparer.Ordinal)]);
    }

    private async Task<IReadOnlyList<ContractDetails>> OptionsAsync(
        Contract underlying, OptionParameters grid, string expiration, CancellationToken cancellationToken)
    {
        var answer = await client.Contracts.DetailsAsync(
            new Contract
            {
                Symbol = underlying.Symbol,
                SecType = underlying.SecType == SecTypes.Future ? SecTypes.FutureOption : SecTypes.Option,
                Exchange = grid.Exchange,
                Currency = underlying.Currency,
                LastTradeDateOrContractMonth = expiration,
                TradingClass = grid.TradingClass,
            },
            cancellationToken);
        if (!answer.Complete)
            throw Unfinished("the options");
        return
        [
            .. answer.Items
                .Where(row => row.UnderConId == 0 || row.UnderConId == underlying.ConId)
                .DistinctBy(row => row.Contract.ConId)
                .OrderBy(row => row.Contract.Strike)
                .ThenBy(row => row.Contract.Right, StringComparer.Ordinal),
        ];
    }

    /// <summary>That of the options themselves; TWS may leave their multiplier to the class.</summary>
    private static ContractValue ValueOf(OptionParameters grid, IReadOnlyList<ContractDetails> options)
    {
        var details = options.Count > 0 ? options[0] : new ContractDetails();
        var multiplier = details.Contract.Multiplier.OrNull() ?? grid.Multiplier.OrNull()
            ?? throw ToolErrors.Failed("no_multiplier", $"TWS sent no multiplier for {grid.TradingClass}, so amounts cannot be computed.");
        return ContractValue.Of(details with { Contract = details.Contract with { Multiplier = multiplier } });
    }

    private static ToolException Unfinished(string what) =>
        ToolErrors.Failed("incomplete", $"TWS did not finish the list of {what}.", "Try again.", retryable: true);
}

/// <summary>All options of one underlying, trading class and expiration that exist.</summary>
/// <param name="Value">Of one option.</param>
/// <param name="Options">Each contract once, by strike and right.</param>
/// <param name="Expirations">All that the underlying's options have at this exchange.</param>
/// <param name="TradingClasses">All trading classes that the underlying's options have at this exchange.</param>
internal sealed record OptionSeries(
    Contract Underlying, string Expiration, int DaysToExpiration, string TradingClass, string Exchange, ContractValue Value,
    IReadOnlyList<Contract> Options, IReadOnlyList<string> Expirations, IReadOnlyList<string> TradingClasses)
{
    public IReadOnlyList<decimal> Strikes { get; } = [.. Options.Select(option => option.Strike ?? 0).Distinct().Order()];

    public Contract? Find(decimal strike, string right) => Options.FirstOrDefault(option => option.Strike == strike && option.Right == right);
}

/// <summary>Which expiration of an underlying's options is meant.</summary>
/// <param name="Expiration">yyyyMMdd or yyyyMM; null for the next one.</param>
/// <param name="MinDays">Days from today at least, when <paramref name="Expiration"/> is null.</param>
/// <param name="MaxDays">Days from today at most; null for any.</param>
/// <param name="TradingClass">Null for the usual one.</param>
/// <param name="Exchange">Null for SMART, or the only one.</param>
internal sealed record SeriesQuery(
    string? Expiration = null, int MinDays = 0, int? MaxDays = null, string? TradingClass = null, string? Exchange = null);
