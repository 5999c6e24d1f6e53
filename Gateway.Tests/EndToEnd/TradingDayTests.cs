using Gateway.Configuration;
using Gateway.Feeds;
using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Resilience;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwsSimulator;
using TwsSimulator.Faults;

namespace Gateway.Tests.EndToEnd;

/// <summary>From a Monday morning to the Tuesday after, a thousand and more times faster: the market opens and closes, everything that breaks at TWS breaks, and every stream goes on.</summary>
[TestFixture]
[Category("Day")]
public sealed class TradingDayTests
{
    private const int Speed = 3000;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private static readonly DateTimeOffset Begin = new(2026, 9, 14, 7, 0, 0, TimeSpan.Zero);

    /// <summary>Started by a model, and read as lines by programs.</summary>
    private static readonly string[] Started =
    [
        """{"kind":"quote","contract":"AAPL"}""",
        """{"kind":"quote","contract":"EUR.USD"}""",
        """{"kind":"bars","contract":"AAPL","options":{"barSize":"1 min"}}""",
        """{"kind":"ticks","contract":"AAPL"}""",
        """{"kind":"orders"}""",
        """{"kind":"executions"}""",
        """{"kind":"scanner","options":{"scanCode":"TOP_PERC_GAIN"}}""",
        """{"kind":"connection"}""",
    ];

    private static readonly string[] Lines =
    [
        "quote?contract=SPY", "bars5s?contract=AAPL", "bars5s?contract=EUR.USD&whatToShow=MIDPOINT", "bars?contract=EUR.USD&barSize=5%20mins", "ticks?contract=EUR.USD&tickType=BidAsk",
        "depth?contract=AAPL", "portfolio", "account", "pnl", "pnl_single?conId=265598", "tick_news?contract=AAPL", "broadtape_news", "bulletins",
    ];

    private static readonly string[] Subscribed = ["ibkr://market-data/MSFT", "ibkr://depth/EUR.USD", "ibkr://ticks/MSFT", "ibkr://orders/open", "ibkr://pnl/DU1000001"];

    private FastTimeProvider _clock = null!;
    private SimulatorServer _simulator = null!;
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    private OpenFeeds Feeds => _app.Services.GetRequiredService<OpenFeeds>();

    private ITwsConnection Connection => _app.Services.GetRequiredService<ITwsConnection>();

    private SimulatorFaults Faults => _simulator.Faults;

    [SetUp]
    public async Task StartAsync()
    {
        _clock = new FastTimeProvider(Begin, Speed);
        _simulator = await SimulatorServer.StartAsync(
            new SimulatorOptions { AlwaysOpen = false, TimeProvider = _clock, TickInterval = TimeSpan.FromMilliseconds(60) * Speed, MaxMessagesPerSecond = 0 });
        var settings = new GatewaySettings();
        _app = GatewayApp.Create(
            settings with
            {
                Server = settings.Server with { Port = 0 },
                Tws = settings.Tws with { Host = "127.0.0.1", Port = _simulator.Port, AutoConnect = true },
                Limits = settings.Limits with { CallsPerSecond = 0, StreamsAtOnce = 0 },
                Log = new LogOptions { Level = LogLevel.None },
            },
            services => services.AddSingleton(new FeedOptions(TimeSpan.FromMilliseconds(100))));
        await _app.StartAsync().WaitAsync(Deadline);
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(_app.Urls.First()), Timeout = Deadline };
        await StateAsync(ConnectionState.Connected);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _http.Dispose();
        await _app.StopAsync().WaitAsync(Deadline);
        await _app.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Test]
    public async Task Day_WithEverythingThatBreaks_LeavesEveryStreamAliveAndThenNothing()
    {
        var before = _simulator.Subscriptions;
        var streams = await OpenAsync();
        var feeds = Feeds.All;
        feeds.Select(feed => feed.Kind.Kind).Distinct().Should().BeEquivalentTo(Enum.GetValues<FeedKind>());
        var logs = feeds.Select(feed => new FeedLog(Feeds, feed)).ToList();

        await BreakAsync(logs);

        await _clock.ReachAsync(At(day: 15, hour: 13, minute: 45));
        var marks = feeds.ToDictionary(feed => feed, feed => feed.LastSeq);
        await TradeAsync();
        TellNews();
        foreach (var feed in feeds.Where(feed => feed.Kind.Kind != FeedKind.Connection))
            await UntilAsync(() => feed.LatestUpdate()?.Seq > marks[feed], () => $"{feed.Kind.Name} {feed.Source.Key} is {feed.State} ({feed.Reason}) and stands at {feed.LastSeq}");
        feeds.Should().OnlyContain(feed => feed.State == FeedState.Live);
        logs.Select(log => log.Fault).Should().OnlyContain(fault => fault == null);
        foreach (var log in logs.Where(log => log.Feed.Kind.Kind != FeedKind.Connection))
            log.Gaps.Should().NotBeEmpty(log.Feed.Kind.Name);
        GapsOf(logs, FeedKind.Bars5s).Should().Contain(reason => reason.Contains("10225", StringComparison.Ordinal));
        GapsOf(logs, FeedKind.Bars).Should().Contain(reason => reason.Contains("1102", StringComparison.Ordinal));
        GapsOf(logs, FeedKind.Quote).Should().Contain(reason => reason.Contains("1101", StringComparison.Ordinal));

        await CallAsync("ibkr_stop_stream", """{"streamId":"all"}""");
        streams.ForEach(stream => stream.Dispose());
        foreach (var log in logs)
            await log.DisposeAsync();
        await UntilAsync(() => Feeds.Count == 0, () => "feeds left: " + string.Join(", ", Feeds.All.Select(feed => $"{feed.Kind.Name} {feed.Source.Key} ({feed.Readers})")));
        var marketData = _app.Services.GetRequiredService<TwsClient>().MarketData;
        await UntilAsync(() => marketData.OpenStreams.Lines.Count == 0, () => "lines left at the gateway: " + string.Join(", ", marketData.OpenStreams.Lines));
        await UntilAsync(() => Text(_simulator.Subscriptions) == Text(before), () => $"left at TWS: {Text(_simulator.Subscriptions)}; before: {Text(before)}");
    }

    /// <summary>Everything that TWS is known to do in a day and a night.</summary>
    private async Task BreakAsync(List<FeedLog> logs)
    {
        await _clock.ReachAsync(At(day: 14, hour: 14, minute: 30));
        await TradeAsync();
        await _clock.ReachAsync(At(day: 14, hour: 15, minute: 30));
        Faults.SendError(2103, "Market data farm connection is broken:usfarm");
        await UntilAsync(() => Connection.Status.Farms.Values.Any(state => state.Contains("broken", StringComparison.OrdinalIgnoreCase)), () => "no farm is broken: " + string.Join(", ", Connection.Status.Farms));
        Faults.SendError(2104, "Market data farm connection is OK:usfarm");
        await _clock.ReachAsync(At(day: 14, hour: 16, minute: 30));
        Faults.SendError(1100, "Connectivity between IBKR and Trader Workstation has been lost.");
        await StateAsync(ConnectionState.IbLinkDown);
        Faults.SendError(1102, "Connectivity between IBKR and Trader Workstation has been restored - data maintained.");
        await StateAsync(ConnectionState.Connected);
        await _clock.ReachAsync(At(day: 14, hour: 17, minute: 30));
        Faults.SendError(1100, "Connectivity between IBKR and Trader Workstation has been lost.");
        await StateAsync(ConnectionState.IbLinkDown);
        Faults.SendError(1101, "Connectivity between IBKR and Trader Workstation has been restored - data lost.");
        await StateAsync(ConnectionState.Connected);
        await UntilAsync(() => GapsOf(logs, FeedKind.Quote).Count > 0, () => "no gap of a quote after 1101");
        await _clock.ReachAsync(At(day: 14, hour: 18, minute: 30));
        Faults.MarketData.StopUpdates(10225);
        await _clock.ReachAsync(At(day: 14, hour: 19, minute: 0));
        Faults.MarketData.ResetDepth();
        await _clock.ReachAsync(At(day: 15, hour: 3, minute: 45));
        await _simulator.StopAsync();
        await StateAsync(ConnectionState.Connecting);
        await _simulator.RestartAsync();
        await StateAsync(ConnectionState.Connected);
    }

    private async Task<List<IDisposable>> OpenAsync()
    {
        var streams = new List<IDisposable>();
        await Task.WhenAll(Started.Select(started => CallAsync("ibkr_start_stream", started)));
        foreach (var lines in Lines)
        {
            var stream = await MessageStream.OpenAsync(_http.GetAsync("/api/v1/stream/" + lines, HttpCompletionOption.ResponseHeadersRead));
            streams.Add(stream);
            var open = await stream.NextAsync();
            open.ToString().Should().Contain("\"type\":\"open\"", lines);
        }
        var listen = new ModernCall("subscriptions/listen", $$""","notifications":{"resourceSubscriptions":["{{string.Join("\",\"", Subscribed)}}"]}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new StringContent(listen.Body, System.Text.Encoding.UTF8, "application/json") };
        foreach (var (name, value) in listen.Headers())
            request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        var listening = await MessageStream.OpenAsync(_http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead));
        var acknowledged = (await listening.NextAsync()).ToString();
        acknowledged.Should().ContainAll(Subscribed);
        streams.Add(listening);
        await UntilAsync(() => Feeds.Count >= Started.Length + Lines.Length + 3, () => "open are only " + string.Join(", ", Feeds.All.Select(feed => $"{feed.Kind.Name} {feed.Source.Key}")));
        return streams;
    }

    private Task TradeAsync() => CallAsync("ibkr_place_order", """{"symbol":"AAPL","action":"BUY","quantity":3}""");

    private void TellNews()
    {
        var simulation = _simulator.Simulation;
        lock (simulation.Gate)
        {
            simulation.Bulletins.Tell("A test.");
            simulation.News.Wire.Tell("BRFG", simulation.Market.Find(265598), "A test.");
        }
    }

    private async Task CallAsync(string tool, string arguments)
    {
        using var content = new StringContent(arguments, System.Text.Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync("/api/v1/" + tool, content).WaitAsync(Deadline);
        var last = (await answer.MessagesAsync())[^1];
        last.Text("type").Should().Be("result", $"{tool} {arguments} answered {last}");
    }

    private Task StateAsync(ConnectionState state) => UntilAsync(() => Connection.Status.State == state, () => $"the connection is {Connection.Status.State}, not {state}");

    private static DateTimeOffset At(int day, int hour, int minute) => new(2026, 9, day, hour, minute, 0, TimeSpan.Zero);

    private static List<string> GapsOf(List<FeedLog> logs, FeedKind kind) => [.. logs.Where(log => log.Feed.Kind.Kind == kind).SelectMany(log => log.Gaps).Select(gap => gap.Reason)];

    private static string Text(IReadOnlyDictionary<string, int> subscriptions) => string.Join(", ", subscriptions.OrderBy(one => one.Key, StringComparer.Ordinal));

    private static async Task UntilAsync(Func<bool> condition, Func<string> otherwise)
    {
        try
        {
            await Eventually.TrueAsync(condition);
        }
        catch (OperationCanceledException)
        {
            throw new AssertionException(otherwise());
        }
    }
}
