using System.Net;
using System.Net.WebSockets;
using Gateway.Configuration;
using Gateway.Feeds;
using Gateway.Http.Live;
using Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Http.Live;

/// <summary>The WebSocket paths of the whole gateway with its simulator.</summary>
[TestFixture]
public sealed class FeedSocketTests
{
    private const string MarketData = "/api/v1/stream/market-data";

    private TemporaryFile _tokens = null!;
    private GatewayFixture _gateway = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _tokens = new TemporaryFile(TestTokens.File);
        _gateway = await GatewayFixture.StartDemoAsync(new GatewaySettings { Server = new ServerOptions { TokenFile = _tokens.Path } });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _gateway.DisposeAsync();
        _tokens.Dispose();
    }

    [Test]
    public async Task SubscribeListUnsubscribe_TwoContracts_ComeOverOneConnection()
    {
        using var socket = await OpenAsync(MarketData);
        await socket.SendAsync("""{"action":"subscribe","contract":"AAPL"}""");
        await socket.SendAsync("""{"action":"subscribe","symbol":"MSFT"}""");
        var apple = (await socket.NextAsync("subscribed")).GetProperty("feed").GetString();
        var microsoft = (await socket.NextAsync("subscribed")).GetProperty("feed").GetString();

        var seen = new HashSet<string?>();
        while (seen.Count < 2)
            seen.Add((await socket.NextAsync("update")).GetProperty("feed").GetString());
        seen.Should().BeEquivalentTo([apple, microsoft]);

        await socket.SendAsync("""{"action":"list"}""");
        (await socket.NextAsync("list")).GetProperty("subscriptions").GetArrayLength().Should().Be(2);
        await socket.SendAsync($$"""{"action":"unsubscribe","feed":"{{apple}}"}""");
        (await socket.NextAsync("unsubscribed")).GetProperty("feed").GetString().Should().Be(apple);
        await socket.SendAsync("""{"action":"unsubscribe","symbol":"MSFT"}""");
        (await socket.NextAsync("unsubscribed")).GetProperty("feed").GetString().Should().Be(microsoft);
        await socket.CloseAsync();

        await Eventually.TrueAsync(() => _gateway.App.Services.GetRequiredService<OpenFeeds>().All.All(feed => feed.Readers == 0));
    }

    [Test]
    public async Task Ping_Always_IsAnswered()
    {
        using var socket = await OpenAsync("/api/v1/stream/news");
        await socket.SendAsync("""{"action":"PING"}""");

        (await socket.NextAsync("pong")).GetProperty("type").GetString().Should().Be("pong");
    }

    [TestCase("nonsense", "invalid_argument")]
    [TestCase("[]", "invalid_argument")]
    [TestCase("{}", "invalid_argument")]
    [TestCase("""{"action":"dance"}""", "invalid_argument")]
    [TestCase("""{"action":"subscribe"}""", "invalid_argument")]
    [TestCase("""{"action":"subscribe","kind":"orders"}""", "invalid_argument")]
    [TestCase("""{"action":"subscribe","contract":"AAPL","colour":"red"}""", "invalid_argument")]
    [TestCase("""{"action":"subscribe","contract":"NOSUCHXX"}""", "200")]
    [TestCase("""{"action":"unsubscribe","feed":"quote-none"}""", "invalid_argument")]
    public async Task WrongMessage_Always_IsAnsweredByAnErrorAndTheConnectionStays(string message, string code)
    {
        using var socket = await OpenAsync(MarketData);
        await socket.SendAsync(message);

        (await socket.NextAsync("error")).GetProperty("error").GetProperty("code").GetString().Should().Be(code);
        await socket.SendAsync("""{"action":"ping"}""");
        await socket.NextAsync("pong");
    }

    [Test]
    public async Task TooLongMessage_Always_ClosesTheConnection()
    {
        using var socket = await OpenAsync(MarketData);
        await socket.SendAsync($$"""{"action":"{{new string('x', FeedSocket.LongestMessage)}}"}""");

        (await socket.NextOrEndAsync()).Should().BeNull();
        socket.Closed.Should().Be(WebSocketCloseStatus.MessageTooBig);
    }

    [TestCase(null, HttpStatusCode.Unauthorized)]
    [TestCase("a-token-of-nobody", HttpStatusCode.Unauthorized)]
    [TestCase(TestTokens.Market, HttpStatusCode.Forbidden)]
    public async Task Portfolio_WithoutTheRightToken_IsRefusedBeforeTheHandshake(string? token, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/stream/portfolio");
        if (token is not null)
            request.Headers.Add("Authorization", "Bearer " + token);
        using var answer = await _gateway.Http.SendAsync(request);

        answer.StatusCode.Should().Be(status);
        (string, string)[] headers = token is null ? [] : [("Authorization", "Bearer " + token)];
        await FluentActions.Awaiting(() => TestSocket.OpenAsync(_gateway.Http.BaseAddress!, "/api/v1/stream/portfolio", headers)).Should().ThrowAsync<WebSocketException>();
    }

    [Test]
    public async Task ForeignOrigin_Always_IsRefused() =>
        await FluentActions.Awaiting(() => TestSocket.OpenAsync(_gateway.Http.BaseAddress!, MarketData, ("Authorization", "Bearer " + TestTokens.All), ("Origin", "http://evil.com")))
            .Should().ThrowAsync<WebSocketException>().WithMessage("*403*");

    [Test]
    public async Task NoWebSocket_Always_Is426()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, MarketData);
        request.Headers.Add("Authorization", "Bearer " + TestTokens.All);
        using var answer = await _gateway.Http.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.UpgradeRequired);
        answer.Headers.Upgrade.ToString().Should().Be("websocket");
    }

    private Task<TestSocket> OpenAsync(string path) => TestSocket.OpenAsync(_gateway.Http.BaseAddress!, path, ("Authorization", "Bearer " + TestTokens.All));
}
