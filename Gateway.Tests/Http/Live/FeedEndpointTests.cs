using System.Net;
using Gateway.Feeds;
using Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Http.Live;

/// <summary>GET {prefix}/stream/{kind} of the whole gateway with its simulator.</summary>
[TestFixture]
public sealed class FeedEndpointTests
{
    private GatewayFixture _gateway = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _gateway = await GatewayFixture.StartDemoAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _gateway.DisposeAsync();

    [Test]
    public async Task Quote_Followed_GivesNumberedLinesAndGoesOnFromACursor()
    {
        string feed;
        long seq;
        using (var first = await OpenAsync("quote?contract=AAPL"))
        {
            var open = await first.NextAsync();
            open.GetProperty("type").GetString().Should().Be("open");
            open.GetProperty("contract").GetProperty("symbol").GetString().Should().Be("AAPL");
            feed = open.GetProperty("feed").GetString()!;
            var update = await NextUpdateAsync(first);
            update.GetProperty("data").TryGetProperty("asOf", out _).Should().BeTrue("a price came, whichever was the first");
            seq = update.GetProperty("seq").GetInt64();
            (await NextUpdateAsync(first)).GetProperty("seq").GetInt64().Should().Be(seq + 1);
        }

        using var again = await OpenAsync($"quote?contract=AAPL&feed={feed}&since={seq}");

        (await again.NextAsync()).GetProperty("feed").GetString().Should().Be(feed, "it is kept for a minute");
        (await again.NextAsync()).GetProperty("seq").GetInt64().Should().Be(seq + 1, "nothing is skipped");
    }

    [Test]
    public async Task Cursor_OfAnEarlierRun_IsToldAsAGap()
    {
        using var stream = await OpenAsync("connection?feed=connection-00000000&since=5");

        (await stream.NextAsync()).GetProperty("type").GetString().Should().Be("open");
        var gap = await stream.NextAsync();
        gap.GetProperty("type").GetString().Should().Be("gap");
        gap.GetProperty("data").TryGetProperty("dropped", out var dropped).Should().Be(dropped.ValueKind == JsonValueKind.Null);
        (await stream.NextAsync()).GetProperty("data").GetProperty("state").GetString().Should().Be("connected");
    }

    [TestCase("nothing", HttpStatusCode.NotFound, "unknown_stream")]
    [TestCase("quote", HttpStatusCode.BadRequest, "invalid_argument")]
    [TestCase("quote?contract=AAPL&colour=red", HttpStatusCode.BadRequest, "invalid_argument")]
    [TestCase("quote?contract=AAPL&since=x", HttpStatusCode.BadRequest, "invalid_argument")]
    [TestCase("quote?contract=NOSUCHXX", HttpStatusCode.OK, "200")]
    [TestCase("orders?account=DU9", HttpStatusCode.BadRequest, "invalid_argument")]
    public async Task WrongRequest_Always_EndsWithItsError(string path, HttpStatusCode status, string code)
    {
        using var stream = await OpenAsync(path);

        stream.Response.StatusCode.Should().Be(status);
        var error = await stream.NextAsync();
        error.GetProperty("type").GetString().Should().Be("error");
        error.GetProperty("error").GetProperty("code").GetString().Should().Be(code);
        (await stream.NextOrEndAsync()).Should().BeNull();
    }

    [Test]
    public async Task Kinds_Each_AreFollowedByTheirName()
    {
        foreach (var kind in _gateway.App.Services.GetRequiredService<FeedCatalog>().All)
        {
            using var stream = await OpenAsync(kind.Name + "?since=never");

            stream.Response.StatusCode.Should().Be(HttpStatusCode.BadRequest, kind.Name);
            (await stream.NextAsync()).GetProperty("error").GetProperty("message").GetString().Should().StartWith("since:", kind.Name);
        }
    }

    [Test]
    public async Task Orders_Placed_AreToldToPrograms()
    {
        using var stream = await OpenAsync("orders");
        (await stream.NextAsync()).GetProperty("type").GetString().Should().Be("open");

        await _gateway.LinesAsync("ibkr_place_order", """{"symbol":"AAPL","action":"BUY","quantity":1}""");

        (await NextUpdateAsync(stream)).GetProperty("data").GetProperty("contract").GetProperty("symbol").GetString().Should().Be("AAPL");
    }

    private Task<MessageStream> OpenAsync(string path) =>
        MessageStream.OpenAsync(_gateway.Http.GetAsync("/api/v1/stream/" + path, HttpCompletionOption.ResponseHeadersRead));

    private static async Task<JsonElement> NextUpdateAsync(MessageStream stream)
    {
        while (true)
        {
            var line = await stream.NextAsync();
            if (line.GetProperty("type").GetString() == "update")
                return line;
        }
    }
}
