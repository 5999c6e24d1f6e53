using System.Net;
using System.Text;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Http;

/// <summary>What TOOLS_TOOLSETS leaves out does not exist, whichever way a caller comes.</summary>
[TestFixture]
public sealed class ToolsetTests
{
    private GatewayFixture _all = null!;
    private GatewayFixture _few = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _all = await GatewayFixture.StartAsync();
        _few = await GatewayFixture.StartAsync(new GatewaySettings { Tools = new ToolOptions { Toolsets = ["connection", "contracts"] } });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _all.DisposeAsync();
        await _few.DisposeAsync();
    }

    [TestCase("tools/list", "tools", "name", "ibkr_get_positions", "ibkr_get_status")]
    [TestCase("resources/list", "resources", "uri", "ibkr://orders/open", "ibkr://status")]
    [TestCase("resources/templates/list", "resourceTemplates", "uriTemplate", "ibkr://positions/{account}", null)]
    [TestCase("prompts/list", "prompts", "name", "portfolio_review", "connect_troubleshooting")]
    public async Task List_FewToolsets_LeavesTheOthersOut(string method, string member, string key, string hidden, string? kept)
    {
        var before = await NamesAsync(_all);
        var after = await NamesAsync(_few);

        before.Should().Contain(hidden);
        after.Should().NotContain(hidden).And.BeSubsetOf(before);
        if (kept is not null)
            after.Should().Contain(kept);

        async Task<List<string>> NamesAsync(GatewayFixture gateway) =>
            [.. (await AskAsync(gateway, method, "{}")).GetProperty("result").GetProperty(member).EnumerateArray().Select(one => one.Text(key))];
    }

    [Test]
    public async Task Call_HiddenTool_IsUnknown()
    {
        (await AskAsync(_few, "tools/call", """{"name":"ibkr_get_positions"}""")).ErrorCode().Should().Be(-32602);
        (await AskAsync(_few, "tools/call", """{"name":"ibkr_get_status"}""")).TryGetProperty("result", out _).Should().BeTrue();
    }

    [Test]
    public async Task ToolEndpoint_HiddenTool_Is404()
    {
        (await PostAsync(_few, "/api/v1/ibkr_get_positions", "{}")).Status.Should().Be(HttpStatusCode.NotFound);
        (await PostAsync(_few, "/api/v1/ibkr_get_status", "{}")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Handlers_OfHiddenToolsets_AreUnknown()
    {
        (await AskAsync(_few, "resources/read", """{"uri":"ibkr://orders/open"}""")).ErrorCode().Should().Be(-32002);
        (await AskAsync(_few, "prompts/get", """{"name":"portfolio_review","arguments":{"account":"DU1"}}""")).ErrorCode().Should().Be(-32602);
        (await AskAsync(_few, "completion/complete", """{"ref":{"type":"ref/resource","uri":"ibkr://docs/{topic}"},"argument":{"name":"topic","value":""}}""")).ErrorCode().Should().Be(-32602);
    }

    [Test]
    public async Task Manifest_FewToolsets_ShowsTheirToolsOnly()
    {
        using var answer = await _few.SendAsync("GET", "/api/v1/mcp");

        (await answer.JsonAsync()).GetProperty("tools").EnumerateArray().Select(tool => tool.Text("name")).Should()
            .Contain("ibkr_get_status").And.Contain("ibkr_search_symbols").And.NotContain("ibkr_get_positions").And.NotContain("ibkr_place_order");
    }

    private static async Task<JsonElement> AskAsync(GatewayFixture gateway, string method, string parameters) =>
        JsonElement.Parse((await PostAsync(gateway, "/api/v1/mcp", $$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{{parameters}}}""")).Body);

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(GatewayFixture gateway, string path, string json)
    {
        using var answer = await gateway.Http.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
