using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Gateway.Access;
using Gateway.Feeds;
using Gateway.Feeds.Kinds;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tools.Completion;
using Gateway.Tools.Quotes;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Resources;

/// <summary>The present quote of one contract.</summary>
[Toolset("market_data", AccessScope.MarketRead)]
internal sealed class MarketDataResources(MarketDataTools tools, ResourceFeeds feeds, ContractResolver resolver)
{
    private const int NoSuchContract = 200;

    [Resource("ibkr://market-data/{id}", "market-data", "Quote", Watch = nameof(WatchQuoteAsync))]
    [Description("The quote of one contract now. The id is a contract as one line, such as AAPL, EUR.USD or conid:265598. Subscribers are told when the quote changes.")]
    public async Task<MarketDataState> QuoteAsync([Completion(typeof(SymbolNames))] ContractInput id, CancellationToken cancellationToken)
    {
        var instrument = await ResolveAsync(id, cancellationToken);
        var row = (await tools.GetQuoteAsync(new ContractArguments(id), cancellationToken: cancellationToken)).Quotes[0];
        return new MarketDataState
        {
            ResourceId = ContractUri.IdOf(instrument),
            Subscribed = await feeds.IsOpenAsync(FeedKind.Quote, instrument, options: null, cancellationToken),
            Contract = row.Contract,
            Data = row,
            LastUpdate = row.AsOf,
            Complete = row.Complete,
        };
    }

    public async IAsyncEnumerable<FeedEntry> WatchQuoteAsync(ContractInput id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var instrument = await ResolveAsync(id, cancellationToken);
        await foreach (var entry in feeds.WatchAsync(FeedKind.Quote, instrument, options: null, cancellationToken))
            yield return entry;
    }

    /// <exception cref="ToolException">There is no such contract, and so no such resource.</exception>
    private async Task<Contract> ResolveAsync(ContractInput id, CancellationToken cancellationToken)
    {
        try
        {
            return (await resolver.ResolveAsync(id.Contract, cancellationToken)).Contract;
        }
        catch (TwsRequestException none) when (none.Error.Code == NoSuchContract)
        {
            throw ToolErrors.InvalidArgument("id: must name a contract that TWS knows; example: AAPL.", "Find it with ibkr_search_symbols.");
        }
    }
}

/// <summary>The quote of one contract as a resource.</summary>
internal sealed record MarketDataState
{
    [JsonPropertyName("resource_id")]
    public required string ResourceId { get; init; }

    /// <summary>Whether somebody follows the quote now, so that it is kept up to date.</summary>
    public required bool Subscribed { get; init; }

    public required ContractInfo Contract { get; init; }

    public required QuoteView Data { get; init; }

    [JsonPropertyName("last_update")]
    public DateTimeOffset? LastUpdate { get; init; }

    /// <summary>Whether all that usually belongs to a quote came in time.</summary>
    public required bool Complete { get; init; }
}
