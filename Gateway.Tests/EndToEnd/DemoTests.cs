using System.Net;
using System.Text;
using Gateway.Demo;
using Gateway.Tests.Support;

namespace Gateway.Tests.EndToEnd;

/// <summary>Demo mode from the outside: every room at work, from HTTP to the simulator's socket and back.</summary>
[TestFixture]
public sealed class DemoTests
{
    private GatewayFixture _gateway = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _gateway = await GatewayFixture.StartDemoAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _gateway.DisposeAsync();

    [Test]
    public async Task Ready_AfterStart_Is200AndSaysDemo()
    {
        using var answer = await _gateway.Http.GetAsync("/health/ready");
        var report = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        report.GetProperty("demo").GetBoolean().Should().BeTrue();
        report.GetProperty("tws").GetProperty("endpoint").GetString().Should().Be($"127.0.0.1:{_gateway.SimulatorPort}");
    }

    [Test]
    public async Task ToolsCall_ByMcp_AnswersFromTheSimulator()
    {
        const string Call = """
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ibkr_get_quote","arguments":{"contract":"SPY"},
            "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}}}}
            """;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/mcp") { Content = new StringContent(Call, Encoding.UTF8, "application/json") };
        request.Headers.Add("Accept", "application/json, text/event-stream");
        request.Headers.Add("MCP-Protocol-Version", "2026-07-28");
        request.Headers.Add("Mcp-Method", "tools/call");
        request.Headers.Add("Mcp-Name", "ibkr_get_quote");

        using var answer = await _gateway.Http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.Should().Be(HttpStatusCode.OK, body);
        body.Should().Contain("\"structuredContent\"").And.Contain("SPY").And.NotContain("\"isError\":true");
    }

    [Test]
    public async Task Stream_ByPlainHttp_SendsUpdatesBeforeItsResult()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/ibkr_stream_market_data")
        {
            Content = new StringContent("""{"symbol":"SPY","duration_seconds":2}""", Encoding.UTF8, "application/json"),
        };
        using var answer = await _gateway.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());

        var first = await lines.NextLineAsync();
        var rest = (await lines.ReadToEndAsync().WaitAsync(GatewayFixture.Deadline)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        first.Should().StartWith("""{"type":"update","seq":1,""");
        rest.Should().HaveCountGreaterThan(2);
        rest[^1].Should().StartWith("""{"type":"result",""");
    }

    [TestCase("{}")]
    [TestCase("""{"host":"127.0.0.1","port":7497,"clientId":1}""")]
    [TestCase("""{"port":4001}""")]
    public async Task Connect_WhateverTheUserTypes_LandsOnTheSimulator(string arguments)
    {
        var lines = await _gateway.LinesAsync("ibkr_connect", arguments);
        var status = await _gateway.Http.GetStringAsync("/health");

        lines[^1].GetRawText().Should().Contain("\"status\":\"connected\"");
        status.Should().Contain($"127.0.0.1:{_gateway.SimulatorPort}");
    }

    [Test]
    public async Task SecondDemo_PortTaken_TakesAnother()
    {
        await using var second = await DemoTws.StartAsync(CancellationToken.None);

        second.Port.Should().NotBe(_gateway.SimulatorPort).And.BeGreaterThan(0);
    }
}
