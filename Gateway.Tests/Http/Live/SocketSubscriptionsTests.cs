using Gateway.Access;
using Gateway.Feeds;
using Gateway.Http.Live;
using Gateway.Registry.Invocation;
using Gateway.Tests.Support;
using Gateway.Tws.Resilience;

namespace Gateway.Tests.Http.Live;

/// <summary>What a socket follows, with a client that takes its messages when the test wants it to.</summary>
[TestFixture]
public sealed class SocketSubscriptionsTests
{
    private const string Subscribe = """{"action":"subscribe"}""";
    private const string Unsubscribe = """{"action":"unsubscribe"}""";
    private const string Ping = """{"action":"ping"}""";

    private GatewayFixture _gateway = null!;
    private ScriptedSocket _socket = null!;
    private SocketSubscriptions _subscriptions = null!;
    private CancellationTokenSource _cut = null!;
    private Task _running = null!;

    private OpenFeeds Feeds => _gateway.Get<OpenFeeds>();

    [SetUp]
    public async Task StartAsync()
    {
        _gateway = await GatewayFixture.StartAsync(new GatewayFixtureOptions { Listens = false });
        _socket = new ScriptedSocket();
        _cut = new CancellationTokenSource();
        var path = new SocketPath("/stream/connection", AccessScope.None, [FeedKind.Connection]);
        _subscriptions = new SocketSubscriptions(path, Caller.Local, _gateway.Get<FeedCatalog>(), Feeds);
        var (limits, failures) = (_gateway.Get<CallLimits>(), _gateway.Get<ToolErrorMapper>());
        _running = new FeedSocket(_socket, _subscriptions, Caller.Local, limits, failures, TimeProvider.System).RunAsync(CancellationToken.None, _cut.Token);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await CutAsync();
        _cut.Dispose();
        _socket.Dispose();
        await _gateway.DisposeAsync();
    }

    [Test]
    public async Task Unsubscribe_WithUpdatesNotYetWritten_IsTheLastThatIsToldOfTheFeed()
    {
        _socket.Say(Subscribe);
        (await TypesUntilAsync("update")).Should().Equal("subscribed", "update");
        _socket.Hold();
        _socket.Say(Ping);
        await _socket.HeldAsync();
        _gateway.Tws.Set(ConnectionState.Connecting, "news");
        await Eventually.TrueAsync(() => Feeds.All.Single().LastSeq == 2);
        _socket.Say(Unsubscribe);
        await _socket.AnsweredAsync();

        _socket.Release();
        (await TypesUntilAsync("unsubscribed")).Should().Equal("pong", "unsubscribed");
        _socket.Say(Ping);

        (await TypesUntilAsync("pong")).Should().Equal("pong");
    }

    [Test]
    public async Task Subscribe_ConnectionIsCutBeforeItIsAnswered_LeavesNoReader()
    {
        _socket.Hold();
        _socket.Say(Ping);
        await _socket.HeldAsync();
        for (var i = 0; i < FeedSocket.MostReplies; i++)
            _socket.Say(Ping);
        await _socket.AnsweredAsync();
        _socket.Say(Subscribe);
        await Eventually.TrueAsync(() => Feeds.Count == 1);

        await CutAsync();

        Feeds.All.Single().Readers.Should().Be(0);
    }

    [Test]
    public async Task Unsubscribe_FromWhatIsNotFollowed_OpensNothing()
    {
        _socket.Say(Unsubscribe);

        (await TypesUntilAsync("error")).Should().Equal("error");
        Feeds.Count.Should().Be(0);
    }

    private async Task CutAsync()
    {
        await _cut.CancelAsync();
        await _running.WaitAsync(McpTestApp.Deadline);
        _subscriptions.Dispose();
    }

    private async Task<IReadOnlyList<string>> TypesUntilAsync(string last)
    {
        var types = new List<string>();
        do
            types.Add((await _socket.NextAsync()).GetProperty("type").GetString()!);
        while (types[^1] != last);
        return types;
    }
}
