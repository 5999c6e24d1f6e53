using System.Globalization;
using Gateway.Registry;
using Gateway.Tools.Contracts;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Options;
using Gateway.Tws.Model;

namespace Gateway.Tools.Options;

/// <summary>Finds the options of one expiration: parameters name the grid, contract details the strikes of it that exist.</summary>
internal sealed class SeriesReader(ITwsClient client)
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
            underlying, expiration, SeriesChoice.DaysTo(expiration, today), grid.TradingClass, grid.Exchange, MultiplierOf(grid, options), options,
            [.. places.SelectMany(place => place.Expirations).Distinct().Order(StringComparer.Ordinal)],
            [.. places.Select(place => place.TradingClass).Distinct().Order(StringComparer.Ordinal)]);
    }

    private async Task<IReadOnlyList<Contract>> OptionsAsync(
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
                .Select(row => row.Contract)
                .DistinctBy(option => option.ConId)
                .OrderBy(option => option.Strike)
                .ThenBy(option => option.Right, StringComparer.Ordinal),
        ];
    }

    private static decimal MultiplierOf(OptionParameters grid, IReadOnlyList<Contract> options) =>
        decimal.TryParse(options.Count > 0 ? options[0].Multiplier.OrNull() ?? grid.Multiplier : grid.Multiplier, NumberStyles.Number, CultureInfo.InvariantCulture, out var multiplier)
            ? multiplier
            : throw ToolErrors.Failed("no_multiplier", $"TWS gave no multiplier for {grid.TradingClass}, so that no amount can be told.");

    private static ToolException Unfinished(string what) =>
        ToolErrors.Failed("incomplete", $"TWS did not finish the list of {what}.", "Try again.", retryable: true);
}
