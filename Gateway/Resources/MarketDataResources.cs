using Gateway.Access;
using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tools.Completion;
using Gateway.Tools.Quotes;

namespace Gateway.Resources;

/// <summary>The present quote of one contract.</summary>
[Toolset("market_data", AccessScope.MarketRead)]
internal sealed class MarketDataResources(MarketDataTools tools, ResourceFeeds feeds)
{
    [Resource("ibkr://market-data/{id}", "market-data", "Quote")]
    [Follows(FeedKind.Quote)]
    [Description("The quote of one contract now. The id is a contract as one line, such as AAPL, EUR.USD or conid:265598. Subscribers are notified "
        + "when the quote changes.")]
    public async Task<MarketDataState> QuoteAsync([Completion(typeof(SymbolNames))] ContractInput id, CancellationToken cancellationToken)
    {
        var source = await feeds.FindAsync(FeedKind.Quote, id.Contract, options: null, cancellationToken);
        var row = (await tools.GetQuoteAsync(new ContractArguments(id), cancellationToken: cancellationToken)).Quotes[0];
        return new MarketDataState
        {
            ResourceId = source.Uri![(source.Uri!.LastIndexOf('/') + 1)..],
            Subscribed = feeds.IsOpen(FeedKind.Quote, source),
            Contract = row.Contract,
            Data = row,
            LastUpdate = row.AsOf,
            Complete = row.Complete,
        };
    }
}

/// <summary>The quote of one contract as a resource.</summary>
internal sealed record MarketDataState
{
    [JsonPropertyName("resource_id")]
    public required string ResourceId { get; init; }

    /// <summary>Whether the quote has a subscriber now, so that it is kept up to date.</summary>
    public required bool Subscribed { get; init; }

    public required ContractInfo Contract { get; init; }

    public required QuoteView Data { get; init; }

    [JsonPropertyName("last_update")]
    public DateTimeOffset? LastUpdate { get; init; }

    /// <summary>Whether all that usually belongs to a quote came in time.</summary>
    public required bool Complete { get; init; }
}
