using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tws.Api;
using Gateway.Tws.Model;

namespace Gateway.Feeds.Kinds;

/// <summary>Quotes as they change.</summary>
internal sealed class QuoteFeeds(TwsClient client, ContractResolver resolver)
{
    [Feed(FeedKind.Quote, AccessScope.MarketRead, typeof(QuoteView))]
    [Description("The whole quote of one contract after every change.")]
    public async Task<FeedSource> QuoteAsync(
        ContractArguments contract,
        [Commas][Description("Extra ticks by IB's ids, such as 233.")][RegularExpression("[0-9, ]*")][Example("233")] string genericTicks = "",
        CancellationToken cancellationToken = default)
    {
        return SourceOf(await resolver.ResolveAsync(contract.ToContract(), cancellationToken), genericTicks);
    }

    public FeedSource SourceOf(ContractDetails details, string genericTicks)
    {
        var instrument = details.Contract;
        var ticks = genericTicks.Replace(" ", null, StringComparison.Ordinal);
        return new FeedSource(
            $"{ContractUri.KeyOf(instrument)}|{ticks}",
            // TWS names the market data type before the first tick: that is no quote yet.
            token => FeedStep.Of(
                client.MarketData.StreamQuotesAsync(instrument, ticks, token), quote => quote.AsOf is null ? null : QuoteViews.Of(quote), token))
        {
            Uri = ticks.Length == 0 ? "ibkr://market-data/" + ContractUri.IdOf(instrument) : null,
            Contract = ContractInfo.Of(details),
        };
    }
}
