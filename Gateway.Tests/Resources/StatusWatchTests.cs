using System.Text;
using Gateway.Tests.Support;
using Gateway.Tws.Resilience;

namespace Gateway.Tests.Resources;

/// <summary>A subscriber of ibkr://status hears that the connection changed, and reads what it is now.</summary>
[TestFixture]
public sealed class StatusWatchTests
{
    private const string Status = "ibkr://status";
    private GatewayFixture _gateway = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _gateway = await GatewayFixture.StartAsync();
        _gateway.Tws.Set(ConnectionState.Connected);
    }

    [TearDown]
    public async Task StopAsync() => await _gateway.DisposeAsync();

    [Test]
    public async Task Listen_ConnectionDrops_IsToldAndReadsTheNewStatus()
    {
        var watched = _gateway.Tws.NextListener();
        var listen = new ModernCall("subscriptions/listen", $$""","notifications":{"resourceSubscriptions":["{{Status}}"]}""");
        using var stream = await MessageStream.OpenAsync(PostAsync(listen.Body, [.. listen.Headers()]));
        (await stream.NextAsync()).Text("params", "notifications").Should().Contain(Status);
        await watched.WaitAsync(GatewayFixture.Deadline);

        _gateway.Tws.Set(ConnectionState.Disconnected, "The cable was pulled.");

        var told = await stream.NextAsync();
        told.Method().Should().Be("notifications/resources/updated");
        told.Text("params", "uri").Should().Be(Status);
        var read = new ModernCall("resources/read", $$""","uri":"{{Status}}" """);
        using var answer = await PostAsync(read.Body, [.. read.Headers(Status)]);
        (await answer.JsonAsync()).GetProperty("result").GetProperty("contents")[0].Text("text").Should().Contain("The cable was pulled.");
    }

    [Test]
    public async Task Subscribe_ConnectionDrops_IsToldOnTheSessionsStream()
    {
        using var initialize = await PostAsync(McpTestApp.InitializeBody("2025-06-18"));
        (string, string) session = ("Mcp-Session-Id", initialize.Headers.GetValues("Mcp-Session-Id").Single());
        using var stream = await MessageStream.OpenAsync(SendAsync(HttpMethod.Get, null, session, ("Accept", "text/event-stream")));
        var watched = _gateway.Tws.NextListener();
        using var subscribed = await PostAsync($$"""{"jsonrpc":"2.0","id":2,"method":"resources/subscribe","params":{"uri":"{{Status}}"} }""", session);
        (await subscribed.JsonAsync()).Text("result").Should().Be("{}");
        await watched.WaitAsync(GatewayFixture.Deadline);

        _gateway.Tws.Set(ConnectionState.Disconnected, "The cable was pulled.");

        var told = await stream.NextAsync();
        told.Method().Should().Be("notifications/resources/updated");
        told.Text("params", "uri").Should().Be(Status);
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
