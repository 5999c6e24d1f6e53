using System.Net;
using System.Text;
using Gateway.Access;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.EndToEnd;

/// <summary>The trading mode Live against the simulator's live accounts: who may send what, and what the gateway says of itself.</summary>
[TestFixture]
public sealed class LiveTradingTests
{
    private const string Named = "U1000001";
    private const string Bot = "a-token-of-the-tests-bot";
    private const string Order = """{"symbol":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1.5,"account":"U1000001"}""";

    private TemporaryFile _tokens = null!;

    [SetUp]
    public void MakeTokens() => _tokens = new TemporaryFile(string.Join('\n',
        TestTokens.File,
        TokenLine.Write(new TokenEntry("bot", AccessScope.All, TokenEntry.HashOf(Bot), null, Unattended: true))));

    [TearDown]
    public void RemoveTokens() => _tokens.Dispose();

    [Test]
    public async Task Place_UnattendedToken_IsSentAndEveryOtherCallerIsRefused()
    {
        await using var gateway = await StartAsync(TradingApproval.None);

        var anonymous = await PostAsync(gateway, "ibkr_place_order", Order, token: null);
        var person = await PostAsync(gateway, "ibkr_place_order", Order, TestTokens.All);
        gateway.Simulator.Received.GetValueOrDefault(3).Should().Be(0);
        var bot = await PostAsync(gateway, "ibkr_place_order", Order, Bot);

        anonymous.Status.Should().Be(HttpStatusCode.Unauthorized);
        person.Body.Should().Contain("approval_needed").And.Contain("unattended");
        bot.Body.Should().Contain("confirmed").And.Contain(Named);
    }

    [Test]
    public async Task Place_ApprovalNeeded_PlainHttpIsRefused()
    {
        await using var gateway = await StartAsync(TradingApproval.Elicitation);

        (await PostAsync(gateway, "ibkr_place_order", Order, TestTokens.All)).Body.Should().Contain("approval_needed");
        (await PostAsync(gateway, "ibkr_place_order", Order, Bot)).Body.Should().Contain("confirmed");
    }

    [Test]
    public async Task Place_Deny_IsRefusedForEverybodyAndCancellingGoesOn()
    {
        await using var gateway = await StartAsync(TradingApproval.Deny);

        (await PostAsync(gateway, "ibkr_place_order", Order, Bot)).Body.Should().Contain("approval_denied");
        (await PostAsync(gateway, "ibkr_cancel_all_orders", """{"confirm":true}""", Bot)).Body.Should().NotContain("approval_denied").And.Contain("\"type\":\"result\"");
        gateway.Simulator.Received.GetValueOrDefault(3).Should().Be(0);
    }

    [Test]
    public async Task Introduction_Live_NamesTheAccountsToThoseWhoMaySeeThem()
    {
        await using var gateway = await StartAsync(TradingApproval.Elicitation);

        var full = await IntroduceAsync(gateway, TestTokens.All);
        var market = await IntroduceAsync(gateway, TestTokens.Market);
        var health = (await GetAsync(gateway, "/health", TestTokens.All)).Body;
        var open = (await GetAsync(gateway, "/health", null)).Body;

        full.Title.Should().Be("Interactive Brokers Gateway - LIVE " + Named);
        full.Instructions.Should().Contain("on U1000001 only");
        market.Title.Should().Be("Interactive Brokers Gateway - LIVE");
        market.Instructions.Should().Contain("LIVE").And.NotContain(Named);
        health.Should().Contain("\"mode\":\"live\"").And.Contain(Named);
        open.Should().Contain("\"mode\":\"live\"").And.Contain("\"localWithoutToken\":\"nothing\"").And.NotContain(Named);
    }

    [Test]
    public async Task Paper_LiveAccount_NothingReachesIt()
    {
        await using var gateway = await GatewayFixture.StartAsync(new GatewayFixtureOptions
        {
            Tws = TwsStandIn.Simulator,
            Settings = new GatewaySettings { Server = new ServerOptions { TokenFile = _tokens.Path } },
            Simulator = options => options with { Live = true },
        });

        (await PostAsync(gateway, "ibkr_place_order", Order, TestTokens.All)).Body.Should().Contain("live_account");
        gateway.Simulator.Received.GetValueOrDefault(3).Should().Be(0);
    }

    private Task<GatewayFixture> StartAsync(TradingApproval approval) => GatewayFixture.StartAsync(new GatewayFixtureOptions
    {
        Tws = TwsStandIn.Simulator,
        Settings = new GatewaySettings
        {
            Server = new ServerOptions { TokenFile = _tokens.Path },
            Trading = new TradingOptions { Mode = TradingMode.Live, LiveAccounts = [Named], Approval = approval },
        },
        Simulator = options => options with { Live = true },
    });

    private static async Task<(string Title, string Instructions)> IntroduceAsync(GatewayFixture gateway, string token)
    {
        var (_, body) = await PostAsync(gateway, "mcp", McpTestApp.InitializeBody("2025-11-25"), token);
        var json = body.StartsWith('{') ? body : body.Split('\n').First(line => line.StartsWith("data: {", StringComparison.Ordinal))[6..];
        var result = JsonElement.Parse(json).GetProperty("result");
        return (result.Text("serverInfo", "title"), result.Text("instructions"));
    }

    private static Task<(HttpStatusCode Status, string Body)> PostAsync(GatewayFixture gateway, string path, string body, string? token) =>
        SendAsync(gateway, new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + path) { Content = new StringContent(body, Encoding.UTF8, "application/json") }, token);

    private static Task<(HttpStatusCode Status, string Body)> GetAsync(GatewayFixture gateway, string path, string? token) =>
        SendAsync(gateway, new HttpRequestMessage(HttpMethod.Get, path), token);

    private static async Task<(HttpStatusCode Status, string Body)> SendAsync(GatewayFixture gateway, HttpRequestMessage request, string? token)
    {
        using (request)
        {
            if (token is not null)
                request.Headers.Add("Authorization", "Bearer " + token);
            using var answer = await gateway.Http.SendAsync(request);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
    }
}
