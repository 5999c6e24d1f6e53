using System.Net;
using System.Text;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Streaming;

[TestFixture]
public sealed class KeepAliveTests
{
    // No other timer of the app has this period, so that waiting for it waits for the keep-alive.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(13);
    private const string Block = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"block"}}""";

    private McpTestApp _app = null!;

    [SetUp]
    public async Task SetUp() => _app = await McpTestApp.StartAsync(new GatewaySettings { Mcp = new McpOptions { KeepAliveInterval = Interval } });

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [TestCase("application/json, text/event-stream", "text/event-stream", ": keepalive")]
    [TestCase("application/json", "application/x-ndjson", "")]
    public async Task Post_SilentForLong_SendsSignsOfLifeAndThenTheResult(string accept, string contentType, string sign)
    {
        Task<HttpResponseMessage> call = _app.PostAsync(Block, ("Accept", accept));
        await _app.Time.TimerSetAsync(Interval).WaitAsync(McpTestApp.Deadline);
        _app.Time.Advance(Interval);
        using HttpResponseMessage response = await call.WaitAsync(McpTestApp.Deadline);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        (await reader.NextLineAsync()).Should().Be(sign);

        _app.Tools.Release.SetResult();

        string rest = await reader.ReadToEndAsync().WaitAsync(McpTestApp.Deadline);
        response.Content.Headers.ContentType!.MediaType.Should().Be(contentType);
        rest.Should().Contain("""{"done":true}""");
    }

    [Test]
    public async Task Get_Stream_SendsSignsOfLifeUntilTheSessionEnds()
    {
        string id = await _app.InitializeAsync();
        using HttpResponseMessage response = await OpenStreamAsync(id);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        string?[] priming = [await reader.NextLineAsync(), await reader.NextLineAsync(), await reader.NextLineAsync()];
        priming.Should().Equal("id: 0-0", "data: ", "");
        for (int i = 0; i < 3; i++)
        {
            await _app.Time.TimerSetAsync(Interval).WaitAsync(McpTestApp.Deadline);
            _app.Time.Advance(Interval);
            (await reader.NextLineAsync()).Should().Be(": keepalive");
            (await reader.NextLineAsync()).Should().BeEmpty();
        }

        using HttpResponseMessage delete = await _app.SendAsync(HttpMethod.Delete, "/mcp", null, ("Mcp-Session-Id", id));

        (await reader.NextLineAsync()).Should().BeNull();
    }

    [Test]
    public async Task Get_Stream_HoldsItsSessionOpen()
    {
        string id = await _app.InitializeAsync();
        using HttpResponseMessage stream = await OpenStreamAsync(id);

        _app.Time.Advance(TimeSpan.FromHours(2));

        using HttpResponseMessage response = await _app.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"ping"}""", ("Mcp-Session-Id", id));
        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Get_SecondStream_Is409()
    {
        string id = await _app.InitializeAsync();
        using HttpResponseMessage first = await OpenStreamAsync(id);
        using HttpResponseMessage second = await OpenStreamAsync(id);

        first.StatusCode.Should().Be(HttpStatusCode.OK);
        second.StatusCode.Should().Be(HttpStatusCode.Conflict);
    }

    [TestCase(null, HttpStatusCode.BadRequest)]
    [TestCase("unknown", HttpStatusCode.NotFound)]
    public async Task Get_StreamWithoutAGoodSession_IsRefused(string? id, HttpStatusCode status)
    {
        using HttpResponseMessage response = await OpenStreamAsync(id);

        response.StatusCode.Should().Be(status);
    }

    [Test]
    public async Task Get_StreamWhenTheGatewayStops_Ends()
    {
        using HttpResponseMessage response = await OpenStreamAsync(await _app.InitializeAsync("2025-06-18"));

        _app.Stop();

        (await response.Content.ReadAsStringAsync().WaitAsync(McpTestApp.Deadline)).Should().BeEmpty();
    }

    [Test]
    public async Task ToolEndpoint_SilentForLong_SendsHeartbeatLines()
    {
        Task<HttpResponseMessage> call = _app.SendAsync(HttpMethod.Post, "/api/v1/block", new StringContent("{}", Encoding.UTF8, "application/json"));
        await _app.Time.TimerSetAsync(Interval).WaitAsync(McpTestApp.Deadline);
        _app.Time.Advance(Interval);
        using HttpResponseMessage response = await call.WaitAsync(McpTestApp.Deadline);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        string? first = await reader.NextLineAsync();
        _app.Tools.Release.SetResult();

        first.Should().Be("""{"type":"heartbeat"}""");
        (await reader.NextLineAsync()).Should().Be("""{"type":"result","data":{"done":true}}""");
    }

    private Task<HttpResponseMessage> OpenStreamAsync(string? id) =>
        _app.SendAsync(HttpMethod.Get, "/mcp", null, id is null ? [("Accept", "text/event-stream")] : [("Accept", "text/event-stream"), ("Mcp-Session-Id", id)]);
}
