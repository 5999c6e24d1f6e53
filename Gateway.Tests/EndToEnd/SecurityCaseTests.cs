using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using Gateway.Configuration;
using Gateway.Http.Live;
using Gateway.Tests.Support;

namespace Gateway.Tests.EndToEnd;

/// <summary>What attackers tried over HTTP, and what is right. The names of the tests are the numbers of the cases.</summary>
[TestFixture]
public sealed class SecurityCaseTests
{
    private TemporaryFile _tokens = null!;
    private GatewayFixture _gateway = null!;
    private GatewayFixture _closed = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _tokens = new TemporaryFile(TestTokens.File);
        _gateway = await GatewayFixture.StartDemoAsync();
        _closed = await GatewayFixture.StartDemoAsync(new GatewaySettings { Server = new ServerOptions { TokenFile = _tokens.Path } });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _gateway.DisposeAsync();
        await _closed.DisposeAsync();
        _tokens.Dispose();
    }

    [TestCase("ibkr_get_quote", "{NAMES}")]
    [TestCase("ibkr_place_order", "{\"order\":{NAMES}}")]
    [TestCase("ibkr_preview_basket", "{\"orders\":[{NAMES}]}")]
    public async Task X3_ThreeHundredThousandNames_AreAShortAnswer(string tool, string shape)
    {
        var names = string.Join(',', Enumerable.Range(0, 300_000).Select(i => $"\"x{i}\":1"));

        var (status, body) = await PostAsync(_gateway, "/api/v1/" + tool, shape.Replace("NAMES", names, StringComparison.Ordinal));

        status.Should().Be(HttpStatusCode.BadRequest);
        body.Length.Should().BeLessThan(25_000);
        body.Should().Contain("more");
    }

    [Test]
    public async Task X3_PromptWithManyNames_IsAShortAnswer()
    {
        var names = string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"x{i}\":\"1\""));
        var call = """{"jsonrpc":"2.0","id":1,"method":"prompts/get","params":{"name":"order_review","arguments":{NAMES}}}"""
            .Replace("NAMES", names, StringComparison.Ordinal);

        var (_, body) = await PostAsync(_gateway, "/api/v1/mcp", call);

        body.Length.Should().BeLessThan(25_000);
        body.Should().Contain("\"error\"");
    }

    private static IEnumerable<TestCaseData> BadForms()
    {
        yield return Form("application/x-www-form-urlencoded", string.Join('&', Enumerable.Range(0, 1025).Select(i => $"f{i}=1")), "ManyFields");
        yield return Form("application/x-www-form-urlencoded; charset=utf-7", "code=1&decision=approve", "Utf7");
        yield return Form("application/x-www-form-urlencoded; charset=nonsense", "code=1", "UnknownCharset");
        yield return Form("multipart/form-data", "--x\r\n\r\n", "NoBoundary");
        yield return Form("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"code\"\r\n\r\n1", "BrokenMultipart");
        yield return Form("multipart/form-data; boundary=x", "nonsense", "NoPart");
        yield return Form("application/x-www-form-urlencoded", new string('a', 100_000), "LongKey");

        static TestCaseData Form(string type, string body, string name) => new TestCaseData(type, body).SetName("X5_BadForm_Is4xx_" + name);
    }

    [TestCaseSource(nameof(BadForms))]
    public async Task X5_BadForm_Is4xx(string type, string body)
    {
        var staged = await _gateway.DataAsync(
            "ibkr_stage_order", """{"order":{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1.5}}""");

        (await FormAsync(staged.Text("approvalPath"), type, body)).Should().BeInRange(400, 499);
        (await FormAsync("/approvals/nothing", type, body)).Should().Be(404, "the id is looked up before the body is read");
        await _gateway.DataAsync("ibkr_discard_staged_order", $$"""{"id":"{{staged.Text("id")}}"}""");
    }

    [TestCase("ibkr_get_contract_details", """{"symbol":"AAPL","exchange":"é"}""", "exchange")]
    [TestCase("ibkr_get_quote", """{"contract":{"symbol":"ＡＡＰＬ"}}""", "contract")]
    [TestCase("ibkr_get_quote", """{"contract":"AAPL@é"}""", "contract")]
    [TestCase("ibkr_search_symbols", """{"pattern":"Société"}""", "pattern")]
    [TestCase("ibkr_preview_order", """{"order":{"contract":"AAPL","action":"BUY","quantity":1,"algo":{"name":"Twap","params":{"startTime":"０９:００:００"}}}}""", "startTime")]
    [TestCase("ibkr_preview_order", """{"order":{"contract":"AAPL","action":"BUY","quantity":1,"orderRef":"é"}}""", "orderRef")]
    public async Task X6_TextThatTwsCannotCarry_IsRefusedByItsField(string tool, string arguments, string field)
    {
        var (status, body) = await PostAsync(_gateway, "/api/v1/" + tool, arguments);

        ((int)status).Should().BeInRange(400, 422);
        body.Should().Contain("invalid_argument").And.Contain(field);
    }

    [Test]
    public async Task X6_TextThatStaysInTheGateway_MayHoldAnyCharacters() =>
        (await PostAsync(_gateway, "/api/v1/ibkr_find_scans", """{"query":"die größten Gewinner"}""")).Status.Should().Be(HttpStatusCode.OK);

    [TestCase("cross-site", "no-cors", "image", "/health", 403)]
    [TestCase("cross-site", "cors", "empty", "/api/v1/mcp", 403)]
    [TestCase("cross-site", "navigate", "document", "/api/v1/mcp", 403)]
    [TestCase("same-site", "no-cors", "image", "/health", 200)]
    [TestCase("same-origin", "cors", "empty", "/health", 200)]
    [TestCase("none", "navigate", "document", "/health", 200)]
    [TestCase("cross-site", "navigate", "document", "/approvals/nothing", 404)]
    [TestCase("cross-site", "navigate", "iframe", "/approvals/nothing", 403)]
    public async Task X7_RequestOfAnotherSite_IsRefusedWithoutAnOrigin(string site, string mode, string dest, string path, int status)
    {
        using var answer = await _gateway.SendAsync("GET", path, ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", dest));

        ((int)answer.StatusCode).Should().Be(status);
    }

    [Test]
    public async Task X7_SameSiteOnAPublicName_IsRefused()
    {
        await using var gateway = await GatewayFixture.StartAsync(new GatewaySettings { Server = new ServerOptions { AllowedHosts = ["gateway.example.com"] } });

        using var answer = await gateway.SendAsync("GET", "/health", ("Host", "gateway.example.com"), ("Sec-Fetch-Site", "same-site"));

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden, "another name of the same site is not this one");
    }

    [Test]
    public async Task X13_AccountIds_NeedAccountRead()
    {
        var market = (await PostAsync(_closed, "/api/v1/ibkr_get_status", "{}", TestTokens.Market)).Body;
        var all = (await PostAsync(_closed, "/api/v1/ibkr_get_status", "{}", TestTokens.All)).Body;
        var policy = (await ReadAsync("ibkr://policy", TestTokens.Market)).Body;
        var status = (await ReadAsync("ibkr://status", TestTokens.Market)).Body;

        market.Should().Contain("is_connected").And.NotContain("DU1");
        all.Should().Contain("DU1");
        policy.Should().Contain("tradingMode").And.NotContain("DU1");
        status.Should().Contain("is_connected").And.NotContain("DU1");

        async Task<(HttpStatusCode, string Body)> ReadAsync(string uri, string token)
        {
            var opened = await _closed.Http.SendAsync(Request(McpTestApp.InitializeBody("2025-11-25"), token));
            var session = opened.Headers.GetValues("Mcp-Session-Id").Single();
            var read = Request("""{"jsonrpc":"2.0","id":2,"method":"resources/read","params":{"uri":"URI"}}""".Replace("URI", uri, StringComparison.Ordinal), token);
            read.Headers.Add("Mcp-Session-Id", session);
            using var answer = await _closed.Http.SendAsync(read);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        static HttpRequestMessage Request(string body, string token)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/mcp") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.Add("Authorization", "Bearer " + token);
            return request;
        }
    }

    [Test]
    public async Task X13_CompressedBody_Is415()
    {
        using var content = new ByteArrayContent([0x1f, 0x8b, 8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add("gzip");

        using var answer = await _gateway.Http.PostAsync("/api/v1/ibkr_get_status", content);

        answer.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
        answer.Headers.TryGetValues("Accept-Encoding", out var taken).Should().BeTrue();
        taken.Should().Equal("identity");
    }

    [Test]
    public async Task X13_ReadersOfStreamsAndSockets_AreCountedInLoad()
    {
        using var stream = await _gateway.Http.GetAsync("/api/v1/stream/quote?contract=AAPL", HttpCompletionOption.ResponseHeadersRead);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{_gateway.Http.BaseAddress!.Authority}/api/v1/stream/market-data"), CancellationToken.None);
        stream.StatusCode.Should().Be(HttpStatusCode.OK);

        await Eventually.TrueAsync(() => _gateway.Get<FeedEndpoint>().Readers + _gateway.Get<SocketEndpoint>().Open == 2);
        (await ReadersAsync()).Should().Be(2);

        socket.Abort();
        stream.Dispose();
        await Eventually.TrueAsync(() => _gateway.Get<FeedEndpoint>().Readers + _gateway.Get<SocketEndpoint>().Open == 0);

        async Task<int> ReadersAsync() =>
            JsonElement.Parse(await _gateway.Http.GetStringAsync("/health")).GetProperty("load").GetProperty("readers").GetInt32();
    }

    private async Task<int> FormAsync(string path, string type, string body)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await _gateway.Http.PostAsync(path, content);
        return (int)answer.StatusCode;
    }

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(
        GatewayFixture gateway, string path, string body, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (token is not null)
            request.Headers.Add("Authorization", "Bearer " + token);
        using var answer = await gateway.Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
