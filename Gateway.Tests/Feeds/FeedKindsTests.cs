using Gateway.Access;
using Gateway.Feeds;
using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Resilience;
using TwsSimulator.Handlers.MarketData;

namespace Gateway.Tests.Feeds;

/// <summary>Every kind of feed over the simulator's socket.</summary>
[TestFixture]
public sealed class FeedKindsTests
{
    private const int Lines = 5;

    private GatewayFixture _tools = null!;

    [SetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync(change: options => options with { MaxMarketDataLines = Lines });

    [TearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [Test]
    public async Task Quote_FiftyReadersOfOneContract_HoldOneLineAndReleaseItAfterAMinute()
    {
        // The simulator gives a few lines and refuses every further one.
        var time = new ManualTimeProvider();
        await using var feeds = new OpenFeeds(_tools.Get<ITwsConnection>(), FeedOptions.Default, time);
        var catalog = _tools.Get<FeedCatalog>();
        var readers = new List<FeedReader>();
        for (var i = 0; i < 50; i++)
        {
            var asked = i % 2 == 0 ? """{"contract":"AAPL"}""" : """{"symbol":"AAPL","secType":"STK","currency":"USD"}""";
            readers.Add(feeds.Join(catalog[FeedKind.Quote], await FeedCatalog.PrepareAsync(catalog[FeedKind.Quote], Caller.Local, null, JsonElement.Parse(asked), CancellationToken.None)));
        }

        foreach (var reader in readers)
            (await reader.FirstAsync(GatewayFixture.Deadline, TimeProvider.System, CancellationToken.None)).Should().NotBeNull();
        _tools.Get<TwsClient>().MarketData.OpenLines.Should().Be(1);
        _tools.Simulator.Subscriptions[nameof(MarketDataHandlers)].Should().Be(1);
        readers.ForEach(reader => reader.Dispose());
        time.Advance(FeedOptions.Default.Linger);

        await Eventually.TrueAsync(() => _tools.Get<TwsClient>().MarketData.OpenLines == 0);
        await Eventually.TrueAsync(() => !_tools.Simulator.Subscriptions.ContainsKey(nameof(MarketDataHandlers)));
        feeds.Count.Should().Be(0);
    }

    [Test]
    public async Task Orders_PlacedAndFilled_AreToldStepByStep()
    {
        using var orders = await JoinAsync(FeedKind.Orders);
        using var fills = await JoinAsync(FeedKind.Executions);

        var placed = await _tools.CallAsync("ibkr_place_order", """{"symbol":"AAPL","action":"BUY","quantity":3}""");

        var orderId = placed.GetProperty("orderId").GetInt32();
        (await NextAsync(orders, data => data.TryGetProperty("status", out var status) && status.GetString() == "Filled")).GetProperty("orderId").GetInt32().Should().Be(orderId);
        (await NextAsync(fills, _ => true)).GetProperty("execution").GetProperty("shares").GetDecimal().Should().Be(3);
    }

    [TestCase("portfolio", "positions")]
    [TestCase("account", "values")]
    [TestCase("pnl", "dailyPnL")]
    [TestCase("pnl_single", "position")]
    public async Task Account_AfterATrade_IsToldWhole(string kind, string member)
    {
        await _tools.CallAsync("ibkr_place_order", """{"symbol":"AAPL","action":"BUY","quantity":3}""");
        using var reader = await JoinAsync(kind, kind == "pnl_single" ? """{"conId":265598}""" : "{}");

        var told = await NextAsync(reader, _ => true);

        told.GetProperty("account").GetString().Should().StartWith("DU");
        told.TryGetProperty(member, out _).Should().BeTrue(told.GetRawText());
    }

    [TestCase("bars5s", """{"contract":"AAPL"}""", "close")]
    [TestCase("bars", """{"contract":"AAPL","barSize":"1 min"}""", "bars")]
    [TestCase("ticks", """{"contract":"AAPL"}""", "price")]
    [TestCase("depth", """{"contract":"AAPL"}""", "bids")]
    [TestCase("tick_news", """{"contract":"AAPL"}""", "headline")]
    [TestCase("broadtape_news", "{}", "headline")]
    [TestCase("bulletins", "{}", "message")]
    [TestCase("scanner", """{"scanCode":"TOP_PERC_GAIN"}""", "results")]
    public async Task MarketAndNews_AsTheyCome_AreTold(string kind, string choices, string member)
    {
        using var reader = await JoinAsync(kind, choices);
        lock (_tools.Simulator.Simulation.Gate)
            _tools.Simulator.Simulation.Bulletins.Tell("A test.");

        (await NextAsync(reader, _ => true)).TryGetProperty(member, out _).Should().BeTrue();
    }

    [Test]
    public async Task Connection_NowAndAfterADrop_IsTold()
    {
        using var reader = await JoinAsync(FeedKind.Connection);
        (await NextAsync(reader, _ => true)).GetProperty("state").GetString().Should().Be("connected");

        await _tools.Get<ITwsConnection>().DisconnectAsync();

        (await NextAsync(reader, _ => true)).GetProperty("state").GetString().Should().Be("disconnected");
        reader.Feed.State.Should().Be(FeedState.Live);
    }

    [Test]
    public async Task Quote_SimulatorRestarts_GoesOnAfterANumberedGap()
    {
        using var reader = await JoinAsync(FeedKind.Quote, """{"contract":"AAPL"}""");
        (await reader.FirstAsync(GatewayFixture.Deadline, TimeProvider.System, CancellationToken.None)).Should().NotBeNull();

        await _tools.Simulator.RestartAsync();

        var gap = await NextEntryAsync(reader, entry => entry.Gap is not null);
        (await NextEntryAsync(reader, entry => entry.Gap is null)).Seq.Should().BeGreaterThan(gap.Seq);
        reader.Feed.State.Should().Be(FeedState.Live);
    }

    [Test]
    public async Task Refused_NoLineLeft_FailsWithTheReasonForAllReaders()
    {
        var taken = new List<FeedReader>();
        foreach (var contract in new[] { "AAPL", "MSFT", "SPY", "EUR.USD", "BTC" })
        {
            taken.Add(await JoinAsync(FeedKind.Quote, $$"""{"contract":"{{contract}}"}"""));
            await taken[^1].FirstAsync(GatewayFixture.Deadline, TimeProvider.System, CancellationToken.None);
        }
        using var refused = await JoinAsync(FeedKind.Quote, """{"contract":"SPX"}""");

        await refused.FirstAsync(GatewayFixture.Deadline, TimeProvider.System, CancellationToken.None);

        refused.Feed.State.Should().Be(FeedState.Failed);
        refused.Feed.Reason.Should().NotBeNullOrEmpty();
        taken.Should().OnlyContain(reader => reader.Feed.State == FeedState.Live);
    }

    [Test]
    public void Catalog_EveryKind_HasDescriptionsAndFields()
    {
        foreach (var kind in _tools.Get<FeedCatalog>().All)
        {
            kind.Description.Should().NotBeNullOrEmpty();
            kind.Fields.Should().NotBeEmpty(kind.Name);
        }
    }

    private Task<FeedReader> JoinAsync(FeedKind kind, string choices = "{}") => JoinAsync(_tools.Get<FeedCatalog>()[kind].Name, choices);

    private async Task<FeedReader> JoinAsync(string kind, string choices)
    {
        var descriptor = _tools.Get<FeedCatalog>().Find(kind)!;
        return _tools.Get<OpenFeeds>().Join(descriptor, await FeedCatalog.PrepareAsync(descriptor, Caller.Local, null, JsonElement.Parse(choices), CancellationToken.None));
    }

    private static async Task<JsonElement> NextAsync(FeedReader reader, Func<JsonElement, bool> wanted) =>
        (await NextEntryAsync(reader, entry => entry.Data is { } data && wanted(data))).Data!.Value;

    private static async Task<FeedEntry> NextEntryAsync(FeedReader reader, Func<FeedEntry, bool> wanted)
    {
        using var deadline = new CancellationTokenSource(GatewayFixture.Deadline);
        await foreach (var page in reader.ReadAllAsync(1, deadline.Token))
        {
            if (page.Entries.FirstOrDefault(wanted) is { } found)
                return found;
        }
        throw new AssertionException("The feed ended.");
    }
}
