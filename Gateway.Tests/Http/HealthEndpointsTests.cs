using System.Net;
using Gateway.Configuration;
using Gateway.Http;
using Gateway.Tests.Support;
using Gateway.Tws.Resilience;

namespace Gateway.Tests.Http;

[TestFixture]
public sealed class HealthEndpointsTests
{
    private GatewayFixture _gateway = null!;

    [SetUp]
    public async Task StartAsync() => _gateway = await GatewayFixture.StartAsync(
        new GatewaySettings { Trading = new TradingOptions { Mode = TradingMode.ReadOnly } });

    [TearDown]
    public async Task StopAsync() => await _gateway.DisposeAsync();

    [TestCase(ConnectionState.Disconnected, "disconnected", 503)]
    [TestCase(ConnectionState.Connecting, "connecting", 503)]
    [TestCase(ConnectionState.IbLinkDown, "ib_link_down", 503)]
    [TestCase(ConnectionState.Connected, "connected", 200)]
    public async Task Ready_EachState_TellsWhetherToolsWork(ConnectionState state, string name, int status)
    {
        _gateway.Tws.Set(state, state == ConnectionState.Connected ? null : "TWS refused the connection.");

        var (code, report) = await GetAsync("/health/ready");

        code.Should().Be((HttpStatusCode)status);
        report.GetProperty("tws").GetProperty("state").GetString().Should().Be(name);
        if (status == 200)
            report.TryGetProperty("reasons", out _).Should().BeFalse();
        else
            report.GetProperty("reasons")[0].GetString().Should().Be("TWS refused the connection.");
    }

    [TestCase("journal.db", "The order journal is damaged")]
    [TestCase("gateway.db", "The audit log cannot be used")]
    public async Task Ready_FileOfRandomBytes_ServesReadsAndNamesTheFileAndTheRemedy(string file, string forStrangers)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File(file), [.. Enumerable.Range(0, 20_000).Select(number => (byte)(number * 7))]);
        var settings = new GatewaySettings
        {
            Trading = new TradingOptions { DataDirectory = folder.Path },
            Server = new ServerOptions { Token = "a-token-of-the-tests" },
        };
        await using var damaged = await GatewayFixture.StartAsync(settings);
        damaged.Tws.Set(ConnectionState.Connected);

        using var friend = await damaged.SendAsync("GET", "/health/ready", ("Authorization", "Bearer a-token-of-the-tests"));
        using var stranger = await damaged.SendAsync("GET", "/health/ready");

        friend.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await friend.Content.ReadAsStringAsync()).Should().Contain(file).And.Contain(folder.Path).And.Contain("Orders are refused");
        (await stranger.Content.ReadAsStringAsync()).Should().Contain(forStrangers).And.NotContain(folder.Path);
        (await damaged.Http.GetStringAsync("/health/live")).Should().Be("live\n");
        damaged.Get<Gateway.Trading.Halts.KillSwitch>().State.Should().Match<Gateway.Trading.Halts.Halt?>(halt => halt != null == (file == "gateway.db"),
            "where nobody knows whether trading was halted, it is");
    }

    [Test]
    public async Task Ready_NobodyAskedToConnect_SaysWhatToDo()
    {
        var (_, report) = await GetAsync("/health/ready");

        report.GetProperty("reasons")[0].GetString().Should().Contain("ibkr_connect");
    }

    [TestCase(ConnectionState.Disconnected)]
    [TestCase(ConnectionState.Connected)]
    public async Task Health_AnyState_Is200AndHealthy(ConnectionState state)
    {
        _gateway.Tws.Set(state);

        var (code, report) = await GetAsync("/health");

        code.Should().Be(HttpStatusCode.OK);
        report.GetProperty("status").GetString().Should().Be("healthy");
        report.GetProperty("version").GetString().Should().MatchRegex(@"^\d+\.\d+\.\d+");
        report.GetProperty("tws").GetProperty("since").GetDateTimeOffset().Should().Be(FakeTwsConnection.Since);
    }

    [Test]
    public async Task Live_TwsAway_Is200() => (await _gateway.Http.GetStringAsync("/health/live")).Should().Be("live\n");

    [Test]
    public async Task Health_Stranger_SeesStatesOnly()
    {
        await using var closed = await GatewayFixture.StartAsync(new GatewaySettings { Server = new ServerOptions { Token = "a-token-of-the-tests" } });
        closed.Tws.Set(ConnectionState.Connecting, "secret.lan:7497 refused the connection.");

        var stranger = await closed.Http.GetStringAsync("/health");
        using var friend = await closed.SendAsync("GET", "/health", ("Authorization", "Bearer a-token-of-the-tests"));

        stranger.Should().Contain("connecting").And.NotContain("secret.lan").And.NotContain("endpoint").And.NotContain("load");
        (await friend.Content.ReadAsStringAsync()).Should().Contain("secret.lan").And.Contain("endpoint");
    }

    [TestCase(TestTokens.Market, true)]
    [TestCase(TestTokens.Nothing, false)]
    public async Task Health_Token_SeesTheDetailsWithTheScopeForThem(string token, bool details)
    {
        using var file = new TemporaryFile(TestTokens.File);
        await using var closed = await GatewayFixture.StartAsync(new GatewaySettings { Server = new ServerOptions { TokenFile = file.Path } });

        using var answer = await closed.SendAsync("GET", "/health", ("Authorization", "Bearer " + token));

        (await answer.Content.ReadAsStringAsync()).Contains("endpoint", StringComparison.Ordinal).Should().Be(details);
    }

    [Test]
    public async Task Health_OpenSession_IsCounted()
    {
        var (_, before) = await GetAsync("/health");
        using var content = new StringContent(McpTestApp.InitializeBody("2025-11-25"), System.Text.Encoding.UTF8, "application/json");
        using var answer = await _gateway.Http.PostAsync("/mcp", content);

        var (_, after) = await GetAsync("/health");

        before.GetProperty("load").EnumerateObject().Should().OnlyContain(count => count.Value.GetInt32() == 0);
        after.GetProperty("load").GetProperty("sessions").GetInt32().Should().Be(1);
    }

    [TestCase(false, ConnectionState.Connecting, 0)]
    [TestCase(true, ConnectionState.Connecting, 1)]
    [TestCase(true, ConnectionState.Connected, 0)]
    public async Task Probe_RunningGateway_GivesTheExitCode(bool readiness, ConnectionState state, int expected)
    {
        _gateway.Tws.Set(state, "away");
        var server = new ServerOptions { Port = _gateway.Http.BaseAddress!.Port };

        (await HealthProbe.RunAsync(server, readiness, TextWriter.Null, CancellationToken.None).WaitAsync(GatewayFixture.Deadline)).Should().Be(expected);
    }

    [Test]
    public async Task Probe_NobodyListens_Is1WithAReason()
    {
        await _gateway.App.StopAsync();
        var errors = new StringWriter();

        var code = await HealthProbe.RunAsync(new ServerOptions { Port = _gateway.Http.BaseAddress!.Port }, false, errors, CancellationToken.None);

        code.Should().Be(1);
        errors.ToString().Should().Contain("does not answer");
    }

    private async Task<(HttpStatusCode Code, JsonElement Report)> GetAsync(string path)
    {
        using var answer = await _gateway.SendAsync("GET", path);
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()));
    }
}
