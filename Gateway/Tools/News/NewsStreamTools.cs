using Gateway.Access;
using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tools.Streams;

namespace Gateway.Tools.News;

/// <summary>Starts and stops live news resources.</summary>
[Toolset("streams", AccessScope.MarketRead)]
internal sealed class NewsStreamTools(ResourceStreams streams)
{
    private const string Everything = "*";
    private const string TickNews = "ibkr://tick-news/";
    private const string Broadtape = "ibkr://broadtape-news";
    private const string Bulletins = "ibkr://news-bulletins";

    [Tool("ibkr_start_news_resource", "Start the bulletins resource", Idempotent = true, Requests = "reqNewsBulletins",
        Example = """{"allMessages":true}""")]
    [Description("Keeps the bulletins of IB and the exchanges live as the resource ibkr://news-bulletins, and as a stream.")]
    public Task<ResourceStreamResult> StartBulletinsAsync(
        [Description("Earlier bulletins of today first.")] bool allMessages = true, ToolContext context = null!,
        CancellationToken cancellationToken = default) =>
        streams.StartAsync(context.Caller, FeedKind.Bulletins, contract: null, new { allMessages }, cancellationToken);

    [Tool("ibkr_stop_news_resource", "Stop the bulletins resource", Idempotent = true, OpenWorld = false, Requests = "cancelNewsBulletins",
        ExampleAfter = "ibkr_start_news_resource {}")]
    [Description("Stops what ibkr_start_news_resource started.")]
    public ResourceStreamResult StopBulletins(ToolContext context = null!) => streams.Stop(context.Caller, Bulletins);

    [Tool("ibkr_start_tick_news_resource", "Start a news resource of a contract", Idempotent = true, Requests = "reqMktData",
        Example = """{"symbol":"AAPL"}""")]
    [Description("Keeps headlines about one contract live as the resource ibkr://tick-news/{symbol}, and as a stream; symbol * for all that the "
        + "providers write.")]
    public Task<ResourceStreamResult> StartTickNewsAsync(
        [Lists("symbol", "secType", "exchange", "currency")] ContractArguments contract,
        ToolContext context = null!,
        CancellationToken cancellationToken = default) =>
        streams.StartAsync(
            context.Caller, FeedKind.TickNews, contract.Given && !contract.IsEverything ? contract.ToContract() : null, options: null,
            cancellationToken);

    [Tool("ibkr_stop_tick_news_resource", "Stop a news resource of a contract", Idempotent = true, OpenWorld = false, Requests = "cancelMktData",
        Example = """{"symbol":"AAPL"}""", ExampleAfter = """ibkr_start_tick_news_resource {"symbol":"AAPL"}""")]
    [Description("Stops what ibkr_start_tick_news_resource started.")]
    public ResourceStreamResult StopTickNews(
        [Description("resource_id from the start.")][Example("AAPL")] string symbol = Everything, ToolContext context = null!) =>
        streams.Stop(context.Caller, TickNews + symbol);

    [Tool("ibkr_start_broadtape_news_resource", "Start the resource of all news", Idempotent = true, Requests = "reqNewsProviders, reqMktData")]
    [Description("Keeps the headlines of all providers live as the resource ibkr://broadtape-news and as a stream, one line for each.")]
    public Task<ResourceStreamResult> StartBroadtapeAsync(ToolContext context = null!, CancellationToken cancellationToken = default) =>
        streams.StartAsync(context.Caller, FeedKind.BroadtapeNews, contract: null, options: null, cancellationToken);

    [Tool("ibkr_stop_broadtape_news_resource", "Stop the resource of all news", Idempotent = true, OpenWorld = false, Requests = "cancelMktData",
        ExampleAfter = "ibkr_start_broadtape_news_resource {}")]
    [Description("Stops what ibkr_start_broadtape_news_resource started.")]
    public ResourceStreamResult StopBroadtape(ToolContext context = null!) => streams.Stop(context.Caller, Broadtape);
}
