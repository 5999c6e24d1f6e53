using Gateway.Access;
using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;

namespace Gateway.Tools.Streams;

/// <summary>Quotes and portfolios that are kept live as resources.</summary>
[Toolset("streams", AccessScope.MarketRead)]
internal sealed class ResourceStreamTools(ResourceStreams streams)
{
    [Tool("ibkr_start_market_data_resource", "Start a quote resource", Idempotent = true, Requests = "reqMktData", Example = """{"symbol":"AAPL"}""")]
    [Description("Keeps the quote of one contract live as the resource ibkr://market-data/{resource_id}, and as a stream for ibkr_read_stream.")]
    public Task<ResourceStreamResult> StartMarketDataAsync(
        [Lists("symbol", "secType", "exchange", "currency")] ContractArguments contract,
        ToolContext context = null!,
        CancellationToken cancellationToken = default) =>
        streams.StartAsync(context.Caller, FeedKind.Quote, contract.ToContract(), options: null, cancellationToken);

    [Tool("ibkr_stop_market_data_resource", "Stop a quote resource", Idempotent = true, OpenWorld = false, Requests = "cancelMktData",
        Example = """{"resource_id":"AAPL"}""", ExampleAfter = """ibkr_start_market_data_resource {"symbol":"AAPL"}""")]
    [Description("Stops what ibkr_start_market_data_resource started.")]
    public ResourceStreamResult StopMarketData(
        [Description("resource_id from the start.")][Example("AAPL")] string resource_id, ToolContext context = null!) =>
        streams.Stop(context.Caller, ResourceStreams.MarketData + resource_id);

    [Tool("ibkr_start_portfolio_resource", "Start a portfolio resource", Idempotent = true, Scope = AccessScope.AccountRead,
        Requests = "reqAccountUpdates", Example = """{"account":"DU1000001"}""")]
    [Description("Keeps all holdings of one account live as the resource ibkr://portfolio/{account}, and as a stream for ibkr_read_stream.")]
    public Task<ResourceStreamResult> StartPortfolioAsync(
        [Description("Default: the only one.")][Example("DU1234567")] string account = "", ToolContext context = null!,
        CancellationToken cancellationToken = default) =>
        streams.StartAsync(context.Caller, FeedKind.Portfolio, contract: null, new { account }, cancellationToken);

    [Tool("ibkr_stop_portfolio_resource", "Stop a portfolio resource", Idempotent = true, OpenWorld = false, Scope = AccessScope.AccountRead,
        Requests = "reqAccountUpdates", Example = """{"account":"DU1000001"}""",
        ExampleAfter = """ibkr_start_portfolio_resource {"account":"DU1000001"}""")]
    [Description("Stops what ibkr_start_portfolio_resource started.")]
    public ResourceStreamResult StopPortfolio([Description("The account's id.")][Example("DU1234567")] string account, ToolContext context = null!) =>
        streams.Stop(context.Caller, "ibkr://portfolio/" + account);
}
