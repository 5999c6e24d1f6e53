using System.Text;
using Gateway.Tests.Support;

namespace Gateway.Tests.Resources;

/// <summary>Resources that change are told to their subscribers in both eras, and started streams are listed.</summary>
[TestFixture]
public sealed class FeedResourcesTests
{
    private GatewayFixture _gateway = null!;

    [SetUp]
    public async Task StartAsync() => _gateway = await GatewayFixture.StartDemoAsync();

    [TearDown]
    public async Task StopAsync() => await _gateway.DisposeAsync();

    [TestCase("ibkr://orders/open")]
    [TestCase("ibkr://executions/today")]
    [TestCase("ibkr://market-data/AAPL")]
    [TestCase("ibkr://portfolio/DU1000001")]
    [TestCase("ibkr://pnl/DU1000001")]
    public async Task Listen_SomethingHappens_IsTold(string uri)
    {
        var listen = new ModernCall("subscriptions/listen", $$""","notifications":{"resourceSubscriptions":["{{uri}}"]}""");
        using var stream = await MessageStream.OpenAsync(PostAsync(listen.Body, [.. listen.Headers()]));
        (await stream.NextAsync()).Text("params", "notifications").Should().Contain(uri);

        await TradeUntilToldAsync(stream, uri);
    }

    [Test]
    public async Task Subscribe_OrderIsPlaced_IsToldOnTheSessionsStream()
    {
        var session = await OpenSessionAsync();
        using var stream = await MessageStream.OpenAsync(SendAsync(HttpMethod.Get, null, session, ("Accept", "text/event-stream")));
        using var subscribed = await PostAsync("""{"jsonrpc":"2.0","id":2,"method":"resources/subscribe","params":{"uri":"ibkr://orders/open"} }""", session);
        (await subscribed.JsonAsync()).Text("result").Should().Be("{}");

        await TradeUntilToldAsync(stream, "ibkr://orders/open");
    }

    [Test]
    public async Task StartedStream_IsListedAndReadAndTheListsChangeIsTold()
    {
        var session = await OpenSessionAsync();
        using var stream = await MessageStream.OpenAsync(SendAsync(HttpMethod.Get, null, session, ("Accept", "text/event-stream")));

        using var started = await PostAsync("""{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"ibkr_start_stream","arguments":{"kind":"quote","contract":"AAPL"}}}""", session);
        started.EnsureSuccessStatusCode();

        (await stream.NextAsync()).Method().Should().Be("notifications/resources/list_changed");
        using var listed = await PostAsync("""{"jsonrpc":"2.0","id":3,"method":"resources/list","params":{} }""", session);
        (await listed.MessagesAsync()).Last().Text("result", "resources").Should().Contain("ibkr://market-data/AAPL");
        using var read = await PostAsync("""{"jsonrpc":"2.0","id":4,"method":"resources/read","params":{"uri":"ibkr://streams"} }""", session);
        (await read.MessagesAsync()).Last().Text("result", "contents").Should().Contain("quote-");
    }

    private async Task TradeUntilToldAsync(MessageStream stream, string uri)
    {
        // The watch begins a moment after the subscription: one trade might come too early, the next one cannot.
        var told = stream.NextAsync();
        await Eventually.AgainUntilAsync(told, () => _gateway.LinesAsync("ibkr_place_order", """{"symbol":"AAPL","action":"BUY","quantity":1}"""));
        var message = await told;
        message.Method().Should().Be("notifications/resources/updated");
        message.Text("params", "uri").Should().Be(uri);
    }

    private async Task<(string, string)> OpenSessionAsync()
    {
        using var initialize = await PostAsync(McpTestApp.InitializeBody("2025-06-18"));
        return ("Mcp-Session-Id", initialize.Headers.GetValues("Mcp-Session-Id").Single());
    }

    private Task<HttpResponseMessage> PostAsync(string json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, new StringContent(json, Encoding.UTF8, "application/json"), headers);

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, HttpContent? content, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, "/api/v1/mcp") { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        return _gateway.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
