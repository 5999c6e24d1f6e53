using System.ComponentModel;
using Gateway.Feeds;
using Gateway.Feeds.Started;
using Gateway.Registry;
using Gateway.Tools.Contracts;
using Gateway.Tools.Streams;

namespace Gateway.Tools;

/// <summary>Quotes and portfolios that are kept live as resources.</summary>
[Toolset("streams", AccessScope.MarketRead)]
internal sealed class ResourceStreamTools(ResourceStreams streams)
{
    [Tool("ibkr_start_market_data_resource", "Start a quote resource", Idempotent = true, Requests = "reqMktData", Example = """{"symbol":"AAPL"}""")]
    [Description("Keeps the quote of one contract live as the resource ibkr://market-data/{resource_id}, and as a stream for ibkr_read_stream.")]
    public Task<ResourceStreamResult> StartMarketDataAsync(ContractArguments contract, ToolContext context = null!, CancellationToken cancellationToken = default) =>
        streams.StartAsync(context.Caller, FeedKind.Quote, contract.ToContract(), options: null, cancellationToken);

    [Tool("ibkr_stop_market_data_resource", "Stop a quote resource", Idempotent = true, OpenWorld = false, Requests = "cancelMktData", Example = """{"resource_id":"AAPL"}""", ExampleAfter = """ibkr_start_market_data_resource {"symbol":"AAPL"}""")]
    [Description("Stops what ibkr_start_market_data_resource started.")]
    public ResourceStreamResult StopMarketData(
        [Description("As the start gave it.")][Example("AAPL")] string resource_id, ToolContext context = null!) =>
        streams.Stop(context.Caller, ResourceStreams.MarketData + resource_id);
}
