using Gateway.Access;
using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Resilience;
using TwsSimulator.Handlers.MarketData;

namespace Gateway.Tests.Feeds;

/// <summary>Calls that read a feed for a while, over the simulator's socket.</summary>
[TestFixture]
public sealed class TimedFeedsTests
{
    private GatewayFixture _tools = null!;

    [SetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [TearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [Test]
    public async Task Streams_OfOneQuote_ShareTheFeedAndItsLineWithAllOtherReaders()
    {
        using var program = await JoinAsync();
        (await program.FirstAsync(GatewayFixture.Deadline, TimeProvider.System, CancellationToken.None)).Should().NotBeNull();
        var contexts = Enumerable.Range(0, 20).Select(_ => new RecordingContext()).ToList();

        var calls = contexts.Select(context => _tools.CallAsync("ibkr_stream_market_data", """{"symbol":"AAPL","durationSeconds":2}""", context)).ToList();
        await Eventually.TrueAsync(() => program.Feed.Readers == 21);
        var lines = _tools.Simulator.Subscriptions[nameof(MarketDataHandlers)];
        await Task.WhenAll(calls).WaitAsync(GatewayFixture.Deadline);

        lines.Should().Be(1);
        _tools.Get<TwsClient>().MarketData.OpenLines.Should().Be(1);
        _tools.Get<OpenFeeds>().Count.Should().Be(1);
        var told = program.Feed.Read(0, Feed.Capacity).Entries.Where(entry => entry.Gap is null).Select(entry => entry.Data!.Value.GetRawText()).ToHashSet();
        contexts.SelectMany(context => context.Updates).Should().NotBeEmpty().And.OnlyContain(update => told.Contains(update.Json));
    }

    [Test]
    public async Task Call_Ended_LeavesNothingOpen()
    {
        await _tools.CallAsync("ibkr_get_market_depth", """{"contract":"AAPL","rows":3}""");
        await _tools.CallAsync("ibkr_stream_market_data", """{"symbol":"AAPL","durationSeconds":1}""", new RecordingContext());

        _tools.Get<OpenFeeds>().Count.Should().Be(0);
        _tools.Get<TwsClient>().MarketData.OpenStreams.Lines.Should().OnlyContain(line => line.Readers == 0, "the line of a quote may linger");
    }

    [Test]
    public async Task Call_EndedAfterAProgramLeft_KeepsTheFeedForTheProgram()
    {
        var program = await JoinAsync();
        await program.FirstAsync(GatewayFixture.Deadline, TimeProvider.System, CancellationToken.None);
        program.Dispose();

        await _tools.CallAsync("ibkr_stream_market_data", """{"symbol":"AAPL","durationSeconds":1}""", new RecordingContext());

        using var again = await JoinAsync();
        again.Feed.Should().BeSameAs(program.Feed);
    }

    [Test]
    public async Task Call_WithoutASession_FailsThoughOthersFollowTheSame()
    {
        using var program = await JoinAsync();
        await program.FirstAsync(GatewayFixture.Deadline, TimeProvider.System, CancellationToken.None);
        await _tools.Get<ITwsConnection>().DisconnectAsync();

        (await _tools.FailAsync("ibkr_stream_market_data", """{"symbol":"AAPL","durationSeconds":1}""")).Kind.Should().Be(ToolErrorKind.Unavailable);
    }

    private async Task<FeedReader> JoinAsync()
    {
        var kind = _tools.Get<FeedCatalog>()[FeedKind.Quote];
        var source = await FeedCatalog.PrepareAsync(kind, Caller.Local, null, JsonElement.Parse("""{"contract":"AAPL"}"""), CancellationToken.None);
        return _tools.Get<OpenFeeds>().Join(kind, source);
    }
}
