using System.ComponentModel;
using System.Runtime.CompilerServices;
using Gateway.Registry;
using Gateway.Registry.Resources;
using Gateway.Tools;
using Gateway.Tools.Completion;
using Gateway.Tools.Contracts;
using Gateway.Tools.Quotes;
using Gateway.Tws.Api;

namespace Gateway.Resources;

/// <summary>The present quote of one contract.</summary>
[Toolset("market_data", AccessScope.MarketRead)]
internal sealed class MarketDataResources(MarketDataTools tools, ITwsClient client, ContractResolver resolver)
{
    [Resource("ibkr://market-data/{id}", "market-data", "Quote", Watch = nameof(WatchQuoteAsync))]
    [Description("The quote of one contract now. The id is a contract as one line, such as AAPL, EUR.USD or conid:265598. Subscribers are told when the quote changes.")]
    public async Task<QuoteRow> QuoteAsync([Completion(typeof(SymbolNames))] ContractInput id, CancellationToken cancellationToken) =>
        (await tools.GetQuoteAsync(id, cancellationToken: cancellationToken)).Quotes[0];

    public async IAsyncEnumerable<object?> WatchQuoteAsync(ContractInput id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var instrument = (await resolver.ResolveAsync(id.Contract, cancellationToken)).Contract;
        await foreach (var item in client.MarketData.StreamQuotesAsync(instrument, string.Empty, cancellationToken))
            yield return item;
    }
}
