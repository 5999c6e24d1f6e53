using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Bench.Malformed;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Access;

[TestFixture]
public sealed class RequestLimitsTests
{
    private const string Token = "a-token-of-the-tests-for-limits";

    /// <summary>More than what a second's worth of the limit would let through.</summary>
    private const int Stops = 5;

    /// <summary>Makes a request of the tests one from another machine.</summary>
    private static readonly (string Name, string Value) Forwarded = ("X-Forwarded-For", "203.0.113.7");

    [TestCase("/api/v1/mcp", false)]
    [TestCase("/api/v1/ibkr_get_status", false)]
    [TestCase("/api/v1/mcp", true)]
    public async Task Post_BodyOverTheLimit_Is413(string path, bool chunked)
    {
        await using var gateway = await GatewayFixture.StartAsync(new GatewaySettings { Limits = new LimitOptions { BodyBytes = 2048 } });
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(new string(' ', 4096))) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = chunked;

        using var answer = await gateway.Http.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [TestCase("/api/v1/mcp")]
    [TestCase("/api/v1/ibkr_get_status")]
    public async Task Post_ChunkLongerThanCanBeCounted_Is400(string path)
    {
        await using var gateway = await GatewayFixture.StartAsync();
        var address = new IPEndPoint(IPAddress.Loopback, gateway.Http.BaseAddress!.Port);
        var request = $"POST {path} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{{}}";
        using var socket = await HttpAnswer.ConnectAsync(address, CancellationToken.None);

        var answer = await HttpAnswer.ExchangeAsync(socket, Encoding.ASCII.GetBytes(request), new byte[4096], GatewayFixture.Deadline, CancellationToken.None);

        answer.Status.Should().Be(400, answer.Text);
    }

    [Test]
    public async Task Get_HeadersOverTheLimit_Is431()
    {
        await using var gateway = await GatewayFixture.StartAsync();

        using var answer = await gateway.SendAsync("GET", "/health/live", ("X-Long", new string('x', 40_000)));

        answer.StatusCode.Should().Be(HttpStatusCode.RequestHeaderFieldsTooLarge);
    }

    [Test]
    public async Task Requests_FromRemoteCallers_AreLimitedByRate()
    {
        await using var gateway = await GatewayFixture.StartAsync(new GatewaySettings { Limits = new LimitOptions { RemoteRequestsPerSecond = 1 } });
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 10; i++)
        {
            using var answer = await gateway.SendAsync("GET", "/health/live", Forwarded);
            statuses.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                answer.Headers.RetryAfter!.ToString().Should().Be("1");
        }

        statuses.Should().StartWith([HttpStatusCode.OK, HttpStatusCode.OK]).And.Contain(HttpStatusCode.TooManyRequests);
    }

    [TestCase("ibkr_cancel_order", """{"orderId":1}""")]
    [TestCase("ibkr_cancel_all_orders", "{}")]
    [TestCase("ibkr_kill_switch", """{"reason":"a test"}""")]
    public async Task Stop_FromARemoteCallerOverItsRate_IsServed(string tool, string arguments)
    {
        await using var gateway = await StartForRemoteAsync();
        using var other = await FirstRefusedAsync(() => PostRemotelyAsync(gateway, "ibkr_get_status", "{}", Token));

        for (var i = 0; i < Stops; i++)
        {
            using var byHttp = await PostRemotelyAsync(gateway, tool, arguments, Token);
            using var byMcp = await PostRemotelyAsync(gateway, "mcp", McpCall(tool, arguments), Token);
            byHttp.StatusCode.Should().NotBe(HttpStatusCode.TooManyRequests);
            byMcp.StatusCode.Should().Be(HttpStatusCode.OK);
            (await byMcp.JsonAsync()).TryGetProperty("result", out _).Should().BeTrue();
        }
        (await other.Content.ReadAsStringAsync()).Should().Contain("LIMITS_REMOTE_REQUESTS_PER_SECOND");
    }

    [Test]
    public async Task Requests_FromARemoteCallerOverItsRate_AreRefusedWhereNothingStops()
    {
        await using var gateway = await StartForRemoteAsync();

        using var stranger = await FirstRefusedAsync(() => PostRemotelyAsync(gateway, "ibkr_kill_switch", "{}", "a-token-of-somebody-else"), HttpStatusCode.Unauthorized);
        using var open = await FirstRefusedAsync(() => gateway.SendAsync("GET", "/health/live", Forwarded, ("Authorization", "Bearer " + Token)));
        using var unknown = await FirstRefusedAsync(() => PostRemotelyAsync(gateway, "no_such_tool", "{}", Token), HttpStatusCode.NotFound);

        stranger.Headers.RetryAfter!.ToString().Should().Be("1", "who guesses tokens is slowed down");
        open.Headers.RetryAfter!.ToString().Should().Be("1");
        unknown.Headers.RetryAfter!.ToString().Should().Be("1");
    }

    [TestCase("tools/list", "{}")]
    [TestCase("tools/call", """{"name":"ibkr_get_status"}""")]
    [TestCase("no/such", "{}")]
    public async Task Mcp_FromARemoteCallerOverItsRate_Is429(string method, string parameters)
    {
        await using var gateway = await StartForRemoteAsync();

        using var answer = await FirstRefusedAsync(
            () => PostRemotelyAsync(gateway, "mcp", $$"""{"jsonrpc":"2.0","id":7,"method":"{{method}}","params":{{parameters}}}""", Token));

        answer.Headers.RetryAfter!.ToString().Should().Be("1");
        (await answer.JsonAsync()).ErrorCode().Should().Be(429);
    }

    [Test]
    public async Task Requests_FromManyAddressesOfOneIPv6Network_ShareTheirLimit()
    {
        await using var gateway = await GatewayFixture.StartAsync(new GatewaySettings { Limits = new LimitOptions { RemoteRequestsPerSecond = 1 } });
        var statuses = new List<HttpStatusCode>();
        for (var i = 1; i <= 20; i++)
        {
            using var answer = await gateway.SendAsync("GET", "/health/live", ("X-Forwarded-For", $"2001:db8:1:2::{i}"));
            statuses.Add(answer.StatusCode);
        }

        statuses.Should().Contain(HttpStatusCode.TooManyRequests, "one customer holds the whole /64");
    }

    [Test]
    public async Task Requests_FromThisMachine_AreNotLimitedByRate()
    {
        await using var gateway = await GatewayFixture.StartAsync(new GatewaySettings { Limits = new LimitOptions { RemoteRequestsPerSecond = 1 } });

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => gateway.Http.GetStringAsync("/health/live")));

        answers.Should().OnlyContain(text => text == "live\n");
    }

    [Test]
    public async Task Answer_AnyRequest_DoesNotNameTheServer()
    {
        await using var gateway = await GatewayFixture.StartAsync();

        using var answer = await gateway.SendAsync("GET", "/health/live", ("Accept-Encoding", "gzip, br"));

        answer.Headers.Contains("Server").Should().BeFalse();
        answer.Content.Headers.ContentEncoding.Should().BeEmpty("compression would hold stream lines back");
    }

    private static Task<GatewayFixture> StartForRemoteAsync() => GatewayFixture.StartAsync(new GatewaySettings
    {
        Server = new ServerOptions { Token = Token },
        Limits = new LimitOptions { RemoteRequestsPerSecond = 1 },
    });

    private static async Task<HttpResponseMessage> FirstRefusedAsync(Func<Task<HttpResponseMessage>> send, HttpStatusCode before = HttpStatusCode.OK)
    {
        while (true)
        {
            var answer = await send();
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                return answer;
            answer.StatusCode.Should().Be(before);
            answer.Dispose();
        }
    }

    private static string McpCall(string tool, string arguments) =>
        $$$"""{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}}}}""";

    private static Task<HttpResponseMessage> PostRemotelyAsync(GatewayFixture gateway, string path, string json, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("Authorization", "Bearer " + token);
        request.Headers.Add(Forwarded.Name, Forwarded.Value);
        return gateway.Http.SendAsync(request);
    }

    [TestCase("GET /health/live HTTP/1.1\r\n\r\n", "400")]
    [TestCase("GET /health/live HTTP/1.0\r\n\r\n", "403")]
    [TestCase("GET /health/live HTTP/1.1\r\nHost: localhost\r\nHost: evil.com\r\n\r\n", "400")]
    [TestCase("GET http://evil.com/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n", "400")]
    [TestCase("nonsense\r\n\r\n", "400")]
    public async Task RawRequest_OddHost_IsRefused(string request, string status)
    {
        await using var gateway = await GatewayFixture.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, gateway.Http.BaseAddress!.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));

        using var reader = new StreamReader(client.GetStream());
        var line = await reader.NextLineAsync();

        line.Should().StartWith($"HTTP/1.1 {status}");
    }
}
