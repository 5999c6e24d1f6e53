using System.Collections.Concurrent;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Tools.Options;
using Gateway.Tools.Quotes;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Risk;

/// <summary>Reads and prices positions: options by their own quotes, everything else by the market of the underlying.</summary>
internal sealed class ExposureReader(TwsClient client, ContractResolver resolver, Underlyings underlyings, OptionLines lines, FxRates fx)
{
    private const double DaysPerYear = 365;

    public CurrencyRates RatesInto(string currency) => new(fx, currency);

    /// <param name="account">Null for all accounts together.</param>
    public async Task<ExposureBook> ReadAsync(string? account, CancellationToken cancellationToken)
    {
        var positions = await client.Accounts.PositionsAsync(cancellationToken);
        var summary = await client.Accounts.SummaryAsync("All", "NetLiquidation", cancellationToken);
        var now = await client.CurrentTimeAsync(cancellationToken);
        var worth = summary.Items.Where(value => account is null || value.Account == account).ToList();
        var currency = worth.Select(value => value.Currency.OrNull()).OfType<string>().FirstOrDefault() ?? "USD";
        var held = positions.Items
            .Where(position => account is null || position.Account == account)
            .GroupBy(position => position.Contract.ConId)
            .Select(same => same.First() with { Quantity = same.Sum(position => position.Quantity) })
            .Where(position => position.Quantity != 0)
            .ToList();
        var rates = RatesInto(currency);
        var priced = await Task.WhenAll(held.Select(position => PriceAsync(position, rates, now, cancellationToken)));
        return new ExposureBook(
            [.. priced.Select(one => one.Exposure).OfType<Exposure>()], [.. priced.Select(one => one.Failed).OfType<Unpriced>()],
            currency, await SumAsync(worth, currency, rates, cancellationToken), positions.Complete, now,
            priced.Select(one => one.Exposure).OfType<Exposure>().Max(one => client.MarketData.LastTypeOf(one.Contract)));
    }

    private async Task<(Exposure? Exposure, Unpriced? Failed)> PriceAsync(
        Position position, CurrencyRates rates, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var details = await resolver.ResolveAsync(new Contract { ConId = position.Contract.ConId }, cancellationToken);
            if (await rates.RateAsync(details.Contract.Currency, cancellationToken) is not { } rate)
                return Failed(position, $"TWS gives no rate for {details.Contract.Currency}.");
            return details.Contract.SecType switch
            {
                SecTypes.Option or SecTypes.FutureOption => await OptionAsync(position, details, rate, now, cancellationToken),
                SecTypes.Stock or SecTypes.Future or SecTypes.Cash or SecTypes.Crypto or SecTypes.Fund or SecTypes.Bond or "BILL" or "CFD"
                    or "CMDTY" => await PlainAsync(position, details, rate, cancellationToken),
                var other => Failed(position, $"Positions of type {other} are not supported here."),
            };
        }
        catch (Exception failure)
            when (failure is TwsRequestException or TwsTimeoutException or TwsRefusedException or Gateway.Handlers.ToolException)
        {
            return Failed(position, failure.Message);
        }
    }

    private async Task<(Exposure?, Unpriced?)> PlainAsync(
        Position position, ContractDetails details, double rate, CancellationToken cancellationToken)
    {
        var (contract, value) = (details.Contract, ContractValue.Of(details));
        return await underlyings.PriceAsync(contract, cancellationToken) is { } price
            ? (new Exposure(contract, contract, UnitsOf(position, value), (double)price.Value, rate * (double)value.UnitValue)
            {
                Quantity = position.Quantity,
            }, null)
            : Failed(position, "TWS gives no price.");
    }

    private async Task<(Exposure?, Unpriced?)> OptionAsync(
        Position position, ContractDetails details, double rate, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var option = details.Contract;
        var computed = (await lines.ReadAsync([option], greeks: true, cancellationToken))[0].Greeks;
        if (computed is not { ImpliedVolatility: { } volatility and > 0, Delta: not null } greeks)
            return Failed(position, "TWS gives no greeks.");
        if (details.UnderConId <= 0 || option.Strike is not { } strike || YearsTo(option, now) is not { } years)
            return Failed(position, "TWS does not report its underlying.");
        var found = await resolver.ResolveAsync(new Contract { ConId = details.UnderConId }, cancellationToken);
        var (underlying, value) = (found.Contract, ContractValue.Of(details));
        var price = greeks.UnderlyingPrice ?? (await underlyings.PriceAsync(underlying, cancellationToken))?.Value;
        if (price is not > 0)
            return Failed(position, "TWS gives no price of the underlying.");
        var terms = new OptionTerms(option.Right == "C", (double)strike, years, volatility);
        var exposure = new Exposure(
            option, underlying, UnitsOf(position, value), (double)price.Value, rate * (double)value.UnitValue, terms, greeks)
        {
            Quantity = position.Quantity,
            UnderlyingRate = rate * (double)ContractValue.Of(found).UnitValue,
        };
        return (exposure, null);
    }

    private static double? YearsTo(Contract option, DateTimeOffset now) =>
        DateOnly.TryParseExact(option.LastTradeDateOrContractMonth, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Math.Max(0, (day.DayNumber + 1 - DateOnly.FromDateTime(now.UtcDateTime).DayNumber) / DaysPerYear)
            : null;

    private static double UnitsOf(Position position, ContractValue value) => (double)(position.Quantity * value.Multiplier);

    /// <summary>Accounts may have different base currencies: each value is converted.</summary>
    private static async Task<decimal?> SumAsync(
        List<AccountSummaryValue> values, string currency, CurrencyRates rates, CancellationToken cancellationToken)
    {
        decimal? sum = values.Count == 0 ? null : 0;
        foreach (var value in values)
        {
            var rate = value.Currency.OrNull() is { } own && own != currency ? (decimal?)await rates.RateAsync(own, cancellationToken) : 1;
            sum += decimal.TryParse(value.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount * rate : null;
        }
        return sum;
    }

    private static (Exposure?, Unpriced) Failed(Position position, string reason) =>
        (null, new Unpriced { Contract = ContractInfo.Of(position.Contract), Position = position.Quantity, Reason = reason });
}

/// <summary>The exposures of an account, or of all accounts together.</summary>
/// <param name="Currency">The account's own currency, in which all money is stated.</param>
/// <param name="NetLiquidation">Null when TWS did not send it.</param>
/// <param name="DataType">The market data type of the least current quote.</param>
/// <param name="Complete">False when TWS did not finish the list of positions.</param>
internal sealed record ExposureBook(
    IReadOnlyList<Exposure> Exposures, IReadOnlyList<Unpriced> Unpriced, string Currency, decimal? NetLiquidation, bool Complete, DateTimeOffset AsOf,
    MarketDataType? DataType = null)
{
    public IEnumerable<IGrouping<int, Exposure>> ByUnderlying => Exposures.GroupBy(exposure => exposure.Underlying.ConId);
}

/// <summary>The exchange rates to one currency, from the forex market; each is requested once.</summary>
internal sealed class CurrencyRates(FxRates rates, string into)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<double?>>> _known = new(StringComparer.Ordinal);

    /// <summary>The rate; null when TWS has no pairs from one currency to the other, or no price now.</summary>
    public Task<double?> RateAsync(string currency, CancellationToken cancellationToken) =>
        _known.GetOrAdd(currency, one => new Lazy<Task<double?>>(() => FindAsync(one, cancellationToken))).Value;

    private async Task<double?> FindAsync(string currency, CancellationToken cancellationToken)
    {
        try
        {
            return (double)(await rates.RateAsync(currency, into, cancellationToken)).Rate;
        }
        catch (Exception unknown) when (unknown is ToolException or TwsRequestException or TwsTimeoutException)
        {
            // A position without an exchange rate is reported as not priced.
            return null;
        }
    }
}
