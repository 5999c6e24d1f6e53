using System.Collections.Concurrent;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.MarketData;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Api.MarketData;

// What prices, letters and books mean.
internal sealed partial class MarketDataApi
{
    private readonly ConcurrentDictionary<int, MarketRule> _rules = new();

    public async Task<MarketRule> MarketRuleAsync(int marketRuleId, CancellationToken cancellationToken)
    {
        if (_rules.TryGetValue(marketRuleId, out var known))
            return known;
        var answer = await connection.Session
            .AskAsync<MarketRuleMessage>(new ReqMarketRuleRequest(marketRuleId), options.ContractsDeadline, cancellationToken).ConfigureAwait(false);
        if (answer.MarketRuleId != marketRuleId || answer.Increments.Count == 0)
            throw new TwsProtocolException($"TWS answered market rule {answer.MarketRuleId} with {answer.Increments.Count} steps to the question for rule {marketRuleId}.");
        return _rules[marketRuleId] = new MarketRule(marketRuleId, [.. answer.Increments.OrderBy(step => step.LowEdge)]);
    }

    public async Task<IReadOnlyList<SmartComponent>> SmartComponentsAsync(string bboExchange, CancellationToken cancellationToken)
    {
        var answer = await connection.Session.AskAsync<SmartComponentsMessage>(
            id => new ReqSmartComponentsRequest(id, bboExchange), cancel: null, options.ContractsDeadline, cancellationToken).ConfigureAwait(false);
        return answer.Components;
    }

    public async Task<IReadOnlyList<DepthExchange>> DepthExchangesAsync(CancellationToken cancellationToken)
    {
        var answer = await connection.Session
            .AskAsync<MktDepthExchangesMessage>(new ReqMktDepthExchangesRequest(), options.ContractsDeadline, cancellationToken).ConfigureAwait(false);
        return answer.Exchanges;
    }
}
