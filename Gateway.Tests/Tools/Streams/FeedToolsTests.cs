using Gateway.Access;
using Gateway.Configuration;
using Gateway.Feeds;
using Gateway.Feeds.Started;
using Gateway.Handlers;
using Gateway.Registry;
using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.Streams;

/// <summary>Streams that are started, read call by call and stopped.</summary>
[TestFixture]
public sealed class FeedToolsTests
{
    private GatewayFixture _tools = null!;

    [SetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [TearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [Test]
    public async Task StartReadStop_Quote_AccountForEveryEntry()
    {
        var started = await _tools.CallAsync("ibkr_start_stream", """{"kind":"quote","contract":"AAPL"}""");
        started.GetProperty("status").GetString().Should().Be("started");
        started.GetProperty("uri").GetString().Should().Be("ibkr://market-data/AAPL");
        started.GetProperty("first").GetProperty("data").TryGetProperty("asOf", out _).Should().BeTrue("a price came, whichever was the first");
        var id = started.GetProperty("streamId").GetString();
        var next = started.GetProperty("nextSeq").GetInt64();

        for (var round = 0; round < 5; round++)
        {
            await Eventually.TrueAsync(() => _tools.Get<OpenFeeds>().All.Single().LastSeq > next);
            var read = await _tools.CallAsync("ibkr_read_stream", $$"""{"streamId":"{{id}}","sinceSeq":{{next}},"limit":3}""");
            read.GetProperty("missed").GetInt64().Should().Be(0);
            read.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("seq").GetInt64()).Should().Equal(Enumerable.Range(1, read.GetProperty("count").GetInt32()).Select(i => next + i));
            next = read.GetProperty("nextSeq").GetInt64();
        }
        (await _tools.CallAsync("ibkr_stop_stream", $$"""{"streamId":"{{id}}"}""")).GetProperty("stopped")[0].GetString().Should().Be(id);
        (await _tools.FailAsync("ibkr_read_stream", $$"""{"streamId":"{{id}}"}""")).Message.Should().StartWith("streamId:");
    }

    [Test]
    public async Task Read_LatestOnly_SaysHowManyItPassedOver()
    {
        var started = await _tools.CallAsync("ibkr_start_stream", """{"kind":"quote","contract":"AAPL"}""");
        var uri = started.GetProperty("uri").GetString();
        var from = started.GetProperty("nextSeq").GetInt64();
        await Eventually.TrueAsync(() => _tools.Get<OpenFeeds>().All.Single().LastSeq > from + 5);

        var read = await _tools.CallAsync("ibkr_read_stream", $$"""{"streamId":"{{uri}}","sinceSeq":{{from}},"latestOnly":true}""");

        read.GetProperty("count").GetInt32().Should().Be(1);
        read.GetProperty("skipped").GetInt64().Should().Be(read.GetProperty("nextSeq").GetInt64() - from - 1);
    }

    [Test]
    public async Task Start_TheSameTwice_IsOneStream()
    {
        var first = await _tools.CallAsync("ibkr_start_stream", """{"kind":"quote","contract":"AAPL"}""");
        var second = await _tools.CallAsync("ibkr_start_stream", """{"kind":"quote","symbol":"AAPL","secType":"STK"}""");

        second.GetProperty("status").GetString().Should().Be("already_started");
        second.GetProperty("streamId").GetString().Should().Be(first.GetProperty("streamId").GetString());
        var list = await _tools.CallAsync("ibkr_list_active_resource_streams");
        list.GetProperty("count").GetInt32().Should().Be(1);
        list.GetProperty("marketDataLines").GetInt32().Should().Be(1);
    }

    [TestCase("""{"kind":"orders","contract":"AAPL"}""", "contract: must be absent*")]
    [TestCase("""{"kind":"quote"}""", "contract: is required*")]
    [TestCase("""{"kind":"quote","contract":"AAPL","options":{"barSize":"1 min"}}""", "barSize: is unknown*")]
    [TestCase("""{"kind":"orders","options":{"account":"DU9"}}""", "account: must be one of*")]
    [TestCase("""{"kind":"nothing"}""", "kind: must be one of*")]
    public async Task Start_WrongChoices_NamesTheField(string arguments, string message)
    {
        (await _tools.FailAsync("ibkr_start_stream", arguments)).Message.Should().Match(message);
        _tools.Get<OpenFeeds>().Count.Should().Be(0);
    }

    [Test]
    public async Task Start_UnknownContract_SaysSoAndKeepsNothing()
    {
        (await _tools.FailAsync("ibkr_start_stream", """{"kind":"quote","contract":"NOSUCHXX"}""")).Code.Should().Be("200");
        (await _tools.CallAsync("ibkr_list_active_resource_streams")).GetProperty("count").GetInt32().Should().Be(0);
    }

    [Test]
    public async Task Streams_OfOneCaller_AreNotAnothersToSeeOrStop()
    {
        var alice = RecordingContext.Named("alice");
        var started = await _tools.CallAsync("ibkr_start_stream", """{"kind":"quote","contract":"AAPL"}""", alice);
        var id = started.GetProperty("streamId").GetString();
        var bob = RecordingContext.Named("bob");

        (await _tools.CallAsync("ibkr_stop_stream", $$"""{"streamId":"{{id}}"}""", bob)).GetProperty("status").GetString().Should().Be("not_started");
        (await _tools.CallAsync("ibkr_list_active_resource_streams", "{}", bob)).GetProperty("count").GetInt32().Should().Be(0);
        _tools.Get<StartedStreams>().For(bob.Caller).Should().BeEmpty();
        _tools.Get<StartedStreams>().For(alice.Caller).Single().Uri.Should().Be("ibkr://market-data/AAPL");
        _tools.Get<StartedStreams>().EndAllOf("alice").Should().Be(1);
    }

    [Test]
    public async Task Start_BeyondTheCallersShare_IsRefused()
    {
        var caller = RecordingContext.Named("alice");
        var streams = new StartedStreams(_tools.Get<FeedCatalog>(), _tools.Get<OpenFeeds>(), new LimitOptions { StartedStreams = 1 }, TimeProvider.System);
        await streams.StartAsync(caller.Caller, FeedKind.Orders, null, default, CancellationToken.None);

        var refused = (await FluentActions.Awaiting(() => streams.StartAsync(caller.Caller, FeedKind.Executions, null, default, CancellationToken.None)).Should().ThrowAsync<ToolException>()).Which;

        refused.Error.Code.Should().Be("too_many_streams");
    }

    [Test]
    public async Task Stream_NotReadForAnHour_IsStopped()
    {
        var time = new ManualTimeProvider();
        var streams = new StartedStreams(_tools.Get<FeedCatalog>(), _tools.Get<OpenFeeds>(), new LimitOptions(), time);
        var (stream, _) = await streams.StartAsync(Caller.Local, FeedKind.Orders, null, default, CancellationToken.None);
        time.Advance(StartedStreams.Kept - TimeSpan.FromSeconds(1));
        streams.Get(Caller.Local, stream.Id);
        time.Advance(StartedStreams.Kept - TimeSpan.FromSeconds(1));
        streams.Count.Should().Be(1);

        time.Advance(TimeSpan.FromSeconds(1));

        streams.Count.Should().Be(0);
    }

    [Test]
    public async Task Start_WithoutTheScope_IsRefused()
    {
        var outcome = await _tools.Registry.CallAsync("ibkr_start_stream", """{"kind":"orders"}""", RecordingContext.Named("quotes", AccessScope.MarketRead));

        outcome.Error!.Code.Should().Be("insufficient_scope");
        outcome.Error.Message.Should().Contain("account:read");
    }

    [TestCase("news", "{}", "{}", "ibkr://news-bulletins")]
    [TestCase("tick_news", """{"symbol":"AAPL"}""", """{"symbol":"AAPL"}""", "ibkr://tick-news/AAPL")]
    [TestCase("tick_news", """{"symbol":"*"}""", """{"symbol":"*"}""", "ibkr://tick-news/*")]
    [TestCase("broadtape_news", "{}", "{}", "ibkr://broadtape-news")]
    public async Task NewsResources_StartAndStop_AnswerAsTheSeedDoes(string name, string start, string stop, string uri)
    {
        var started = await _tools.CallAsync($"ibkr_start_{name}_resource", start);

        started.GetProperty("status").GetString().Should().Be("subscribed");
        started.GetProperty("resource_uri").GetString().Should().Be(uri);
        (await _tools.CallAsync($"ibkr_stop_{name}_resource", stop)).GetProperty("status").GetString().Should().Be("unsubscribed");
    }

    [Test]
    public async Task PortfolioResource_StartAndStop_AnswerAsTheSeedDoes()
    {
        var started = await _tools.CallAsync("ibkr_start_portfolio_resource", """{"account":"DU1000001"}""");

        started.GetProperty("resource_uri").GetString().Should().Be("ibkr://portfolio/DU1000001");
        started.GetProperty("account").GetString().Should().Be("DU1000001");
        (await _tools.CallAsync("ibkr_stop_portfolio_resource", """{"account":"DU1000001"}""")).GetProperty("status").GetString().Should().Be("unsubscribed");
    }

    [Test]
    public async Task MarketDataResource_StartAndStop_AnswerAsTheSeedDoes()
    {
        var started = await _tools.CallAsync("ibkr_start_market_data_resource", """{"symbol":"EUR","secType":"CASH","currency":"USD"}""");

        started.GetProperty("status").GetString().Should().Be("subscribed");
        started.GetProperty("resource_uri").GetString().Should().Be("ibkr://market-data/EUR.USD");
        started.GetProperty("resource_id").GetString().Should().Be("EUR.USD");
        (await _tools.CallAsync("ibkr_stop_market_data_resource", """{"resource_id":"EUR.USD"}""")).GetProperty("status").GetString().Should().Be("unsubscribed");
        (await _tools.CallAsync("ibkr_stop_market_data_resource", """{"resource_id":"EUR.USD"}""")).GetProperty("status").GetString().Should().Be("not_subscribed");
    }
}
