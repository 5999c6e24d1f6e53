using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Trading.Policy;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Quotes;

/// <summary>Exchange rates from IB's currency pairs: each pair exists one way round only, and most of them against the US dollar.</summary>
internal sealed class FxRates(QuoteRequests requests) : ICurrencyRates
{
    private const string Dollar = "USD";
    private const int Digits = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <exception cref="ToolException">IB has no pairs from one currency to the other, or no price now.</exception>
    public async Task<FxRateResult> RateAsync(string from, string to, CancellationToken cancellationToken)
    {
        if (from == to)
            return Result(from, to, FxRoute.Same, 1m, []);
        if (await PairAsync(from, to, cancellationToken) is { } pair)
            return Result(from, to, pair.Inverse ? FxRoute.Inverse : FxRoute.Direct, pair.Rate, [pair.Leg]);
        if (from != Dollar && to != Dollar
            && await PairAsync(from, Dollar, cancellationToken) is { } first && await PairAsync(Dollar, to, cancellationToken) is { } second)
            return Result(from, to, FxRoute.ThroughUsd, first.Rate * second.Rate, [first.Leg, second.Leg]);
        throw ToolErrors.Failed("no_rate", $"IB quotes neither {from}.{to} nor {to}.{from}, nor both against USD.", "Check the two currency codes.");
    }

    /// <inheritdoc/>
    public async Task<decimal?> FindAsync(string from, string to)
    {
        try
        {
            return (await RateAsync(from, to, CancellationToken.None)).Rate;
        }
        catch (Exception unknown) when (unknown is ToolException or TwsException and not TwsDisconnectedException)
        {
            return null;
        }
    }

    private async Task<(FxLeg Leg, decimal Rate, bool Inverse)?> PairAsync(string from, string to, CancellationToken cancellationToken)
    {
        if (await LegAsync(from, to, cancellationToken) is { } direct)
            return (direct, direct.Price, false);
        return await LegAsync(to, from, cancellationToken) is { } inverse ? (inverse, 1m / inverse.Price, true) : null;
    }

    /// <summary>Null when IB does not quote the pair this way round.</summary>
    private async Task<FxLeg?> LegAsync(string from, string to, CancellationToken cancellationToken)
    {
        var contract = new Contract
        {
            Symbol = from,
            Currency = to,
            SecType = SecTypes.Cash,
            Exchange = SecTypes.DefaultExchange(SecTypes.Cash, from),
        };
        QuoteRow quote;
        try
        {
            quote = await requests.QuoteAsync(contract, "", false, Patience, cancellationToken);
        }
        catch (ToolException refused) when (ContractErrors.IsNone(refused))
        {
            // IB quotes each pair one way round only: the caller tries the other.
            return null;
        }
        var price = FairPrice.Of(quote)
            ?? throw ToolErrors.Failed(
                "no_price", $"TWS has no price of {from}.{to} now.", "Try again when the forex market is open.", retryable: true);
        return new FxLeg
        {
            Pair = $"{from}.{to}",
            Bid = quote.Bid,
            Ask = quote.Ask,
            Price = price.Value,
            PriceSource = price.Source,
            DataType = quote.DataType,
            AsOf = quote.AsOf,
        };
    }

    private static FxRateResult Result(string from, string to, FxRoute route, decimal rate, IReadOnlyList<FxLeg> legs) => new()
    {
        From = from,
        To = to,
        Rate = Math.Round(rate, Digits),
        Route = route,
        Legs = legs,
        DataType = legs.Max(leg => leg.DataType),
        AsOf = legs.Min(leg => leg.AsOf),
    };
}
