using Gateway.Instruments.Contracts;
using Gateway.Tws.Api;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Trading.Policy;

/// <summary>Fresh quotes to hold orders against. Orders of one contract within a second share one.</summary>
/// <remarks>
/// A quote is fresh when its line was opened for it, or has ticked within 15 seconds; delayed quotes count, and say so. The previous close stands in
/// for a last price that is missing, as before the first trade of a day.
/// </remarks>
internal sealed class MarketViews(TwsClient client, ContractValues values, TimeProvider clock)
{
    /// <summary>Opens a line of its own, whose first ticks are the present state.</summary>
    private const string MarkPrice = "221";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan SharedFor = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(15);

    private readonly SharedAnswers<(int ConId, string Exchange), MarketView?> _quotes = new(SharedFor, clock);

    /// <summary>Null when TWS has no quote, or gives none in time.</summary>
    public async Task<MarketView?> OfAsync(Contract contract, CancellationToken cancellationToken)
    {
        if (contract.SecType != SecTypes.Bag)
            return await QuoteAsync(contract, cancellationToken);
        var legs = await OfLegsAsync(contract, cancellationToken);
        return Combine([.. legs.Select(one => one.Leg)], [.. legs.Select(one => one.Market)]);
    }

    /// <summary>The legs of a combination, each with its own market: null for those without a quote.</summary>
    public async Task<IReadOnlyList<(ValuedLeg Leg, MarketView? Market)>> OfLegsAsync(Contract contract, CancellationToken cancellationToken)
    {
        var legs = await values.LegsAsync(contract, cancellationToken);
        return [.. legs.Zip(await Task.WhenAll(legs.Select(leg => QuoteAsync(leg.Contract, cancellationToken))))];
    }

    /// <summary>The market of a combination from those of its legs; null when one of them is not known.</summary>
    public static MarketView? Combine(IReadOnlyList<ValuedLeg> legs, IReadOnlyList<MarketView?> quotes)
    {
        if (quotes.Any(quote => quote is null))
            return null;
        // A leg that is sold gets its bid when the combination is bought; an option that nobody bids for is worth nothing.
        var asks = legs.Zip(quotes, (leg, quote) => quote!.FarSide(leg.Ratio > 0) ?? (leg.Ratio > 0 ? null : 0)).ToList();
        var bids = legs.Zip(quotes, (leg, quote) => quote!.FarSide(leg.Ratio < 0) ?? (leg.Ratio < 0 ? null : 0)).ToList();
        var gross = quotes.Select(quote => quote!.Ask ?? quote.Last ?? quote.Bid).ToList();
        var (ask, bid) = (Net(legs, asks), Net(legs, bids));
        if (ask is null && bid is null)
            return null;
        var unit = ContractValue.OfCombination([.. legs.Select(leg => leg.Value)]).PointValue;
        return new MarketView(
            bid, ask, Last: null, quotes.Any(quote => quote!.IsDelayed),
            legs.Zip(gross, (leg, price) => Math.Abs(leg.Value.Amount(leg.Ratio, price ?? 0))).Sum() / unit)
        {
            AsOf = quotes.Min(quote => quote!.AsOf),
        };
    }

    private static decimal? Net(IReadOnlyList<ValuedLeg> legs, List<decimal?> prices) =>
        prices.TrueForAll(price => price is not null) ? ValuedLeg.NetPrice(legs, prices.Select(price => price!.Value)) : null;

    private Task<MarketView?> QuoteAsync(Contract contract, CancellationToken cancellationToken) =>
        _quotes.GetAsync((contract.ConId, contract.Exchange), () => AskAsync(contract), cancellationToken);

    private async Task<MarketView?> AskAsync(Contract contract)
    {
        try
        {
            var quote = (await client.MarketData.QuoteAsync(contract, timeout: Patience)).Quote;
            if (quote.AsOf is { } at && clock.GetUtcNow() - at > FreshFor)
                quote = (await client.MarketData.QuoteAsync(contract, MarkPrice, timeout: Patience)).Quote;
            return ViewOf(contract, quote);
        }
        catch (TwsException unquoted) when (unquoted is not TwsDisconnectedException)
        {
            return null;
        }
    }

    private static MarketView? ViewOf(Contract contract, Quote quote)
    {
        // An option's last trade may be days old: with both sides of the book it says nothing.
        var isOption = contract.SecType is SecTypes.Option or SecTypes.FutureOption or "WAR";
        var last = isOption && quote is { Bid: not null, Ask: not null } ? null : quote.Last ?? quote.Close;
        var delayed = quote.MarketDataType is MarketDataType.Delayed or MarketDataType.DelayedFrozen;
        return quote.Bid is null && quote.Ask is null && last is null
            ? null
            : new MarketView(quote.Bid, quote.Ask, last, delayed) { AsOf = quote.AsOf };
    }
}
