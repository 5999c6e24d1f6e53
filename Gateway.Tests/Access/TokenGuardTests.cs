using System.Net;
using Gateway.Access;
using Gateway.Configuration;
using Gateway.Mcp.Eras;
using Gateway.Tests.Support;
using Gateway.Tws.Resilience;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Access;

[TestFixture]
public sealed class TokenGuardTests
{
    private const string Token = "a-token-of-the-tests";
    private const string Path = "/api/v1/mcp";

    [TestCase("127.0.0.1", null, false, true)]
    [TestCase("localhost", null, false, true)]
    [TestCase("::1", null, false, true)]
    [TestCase("127.0.0.1", Token, true, false)]
    [TestCase("0.0.0.0", null, true, true)]
    [TestCase("::", null, true, true)]
    [TestCase("192.168.1.5", null, true, true)]
    [TestCase("0.0.0.0", Token, true, false)]
    public void Tokens_BindAddress_DecideWhoNeedsOne(string host, string? token, bool fromAll, bool generated)
    {
        var tokens = Tokens(new ServerOptions { Host = host, Token = token });

        tokens.RequiredFromAll.Should().Be(fromAll);
        (tokens.Generated is not null).Should().Be(generated);
    }

    [Test]
    public void Tokens_PublicHostOnLoopback_GeneratesOneForStrangersOnly()
    {
        var tokens = Tokens(new ServerOptions { AllowedHosts = ["x.example"] });

        tokens.RequiredFromAll.Should().BeFalse();
        tokens.Generated.Should().MatchRegex("^[0-9a-f]{64}$");
        tokens.Check(tokens.Generated!).Holder.Should().NotBeNull();
        Tokens(new ServerOptions { AllowedHosts = ["x.example"] }).Generated.Should().NotBe(tokens.Generated);
    }

    [Test]
    public void Tokens_NoneSet_AcceptsNothing() => Tokens(new ServerOptions()).Check("").Holder.Should().BeNull();

    [Test]
    public void Tokens_FileReplaced_TakesTheNewOnesAndDropsTheOld()
    {
        var file = System.IO.Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "# laptop\nfirst-token-of-the-tests\nsecond-token-of-the-tests\n");
            var tokens = Tokens(new ServerOptions { TokenFile = file });
            tokens.Check("first-token-of-the-tests").Holder!.Scopes.Should().Be(AccessScope.All);
            tokens.Check("second-token-of-the-tests").Holder.Should().NotBeNull();
            tokens.Check("# laptop").Holder.Should().BeNull();

            File.WriteAllText(file, "third-token-of-the-tests");
            File.SetLastWriteTimeUtc(file, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

            tokens.Check("first-token-of-the-tests").Holder.Should().BeNull();
            tokens.Check("third-token-of-the-tests").Holder.Should().NotBeNull();
            File.Delete(file);
            tokens.Check("third-token-of-the-tests").Holder.Should().BeNull();
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public async Task Request_ByPublicHostOnLoopback_NeedsTheToken()
    {
        await using var gateway = await GatewayFixture.StartAsync(new GatewaySettings { Server = new ServerOptions { AllowedHosts = ["x.example"] } });
        var token = gateway.App.Services.GetRequiredService<BearerTokens>().Generated;

        using var local = await gateway.SendAsync("GET", Path);
        using var stranger = await gateway.SendAsync("GET", Path, ("Host", "x.example"));
        using var friend = await gateway.SendAsync("GET", Path, ("Host", "x.example"), ("Authorization", "Bearer " + token));

        local.StatusCode.Should().Be(HttpStatusCode.OK);
        stranger.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        friend.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [TestCase("X-Forwarded-For", "203.0.113.7")]
    [TestCase("X-Forwarded-Host", "abcd.ngrok-free.app")]
    [TestCase("x-forwarded-port", "443")]
    [TestCase("True-Client-IP", "203.0.113.7")]
    [TestCase("Forwarded", "for=203.0.113.7")]
    [TestCase("CF-Connecting-IP", "203.0.113.7")]
    [TestCase("Via", "1.1 proxy")]
    public async Task Request_ThroughATunnelThatRewritesHost_NeedsTheToken(string header, string value)
    {
        await using var gateway = await GatewayFixture.StartAsync();

        using var answer = await gateway.SendAsync("GET", Path, ("Host", "localhost:8000"), (header, value));

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task X1_LiveAccount_EveryCallerNeedsAToken()
    {
        await using var gateway = await GatewayFixture.StartAsync(new GatewaySettings { Trading = new TradingOptions { Mode = TradingMode.ReadOnly } });
        var token = gateway.Get<BearerTokens>().Generated;
        gateway.Tws.Set(ConnectionState.Connected, null, "DU1000001");
        using var paper = await gateway.SendAsync("GET", Path);

        gateway.Tws.Set(ConnectionState.Connected, null, "DU1000001", "U1000002");
        using var anonymous = await gateway.SendAsync("GET", Path);
        using var holder = await gateway.SendAsync("GET", Path, ("Authorization", "Bearer " + token));
        using var live = await gateway.SendAsync("GET", "/health/live");

        paper.StatusCode.Should().Be(HttpStatusCode.OK);
        anonymous.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await anonymous.Content.ReadAsStringAsync()).Should().Contain("live account").And.Contain("data directory").And.NotContain(token);
        holder.StatusCode.Should().Be(HttpStatusCode.OK);
        live.StatusCode.Should().Be(HttpStatusCode.OK);
        gateway.Tws.Set(ConnectionState.Connecting);
        using var between = await gateway.SendAsync("GET", Path);
        between.StatusCode.Should().Be(HttpStatusCode.Unauthorized, "what TWS named last counts until it names others");
    }

    [Test]
    public async Task X1_LiveAccountAppears_EndsWhatLocalCallersHaveOpen()
    {
        await using var gateway = await GatewayFixture.StartAsync();
        using var opened = await gateway.Http.PostAsync(
            Path, new StringContent(McpTestApp.InitializeBody("2025-11-25"), System.Text.Encoding.UTF8, "application/json"));
        var session = opened.Headers.GetValues("Mcp-Session-Id").Single();
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.Add("Mcp-Session-Id", session);
        request.Headers.Add("Accept", "text/event-stream");
        using var stream = await gateway.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        stream.StatusCode.Should().Be(HttpStatusCode.OK);

        gateway.Tws.Set(ConnectionState.Connected, null, "U1000001");

        var reading = async () => await (await stream.Content.ReadAsStreamAsync()).CopyToAsync(Stream.Null).WaitAsync(GatewayFixture.Deadline);
        await reading.Should().ThrowAsync<IOException>();
        gateway.Get<LegacySessions>().Count.Should().Be(0);
    }

    [TestCase(LocalWithoutToken.Read, 200, 403)]
    [TestCase(LocalWithoutToken.None, 401, 401)]
    [TestCase(LocalWithoutToken.Paper, 200, 200)]
    public async Task X1_LocalWithoutToken_SaysWhatALocalCallerMay(LocalWithoutToken may, int reading, int trading)
    {
        await using var gateway = await GatewayFixture.StartAsync(new GatewaySettings { Server = new ServerOptions { LocalWithoutToken = may } });

        using var lists = await gateway.SendAsync("GET", Path);
        using var cancels = await gateway.Http.PostAsync(
            "/api/v1/ibkr_kill_switch", new StringContent("""{"reason":"a test"}""", System.Text.Encoding.UTF8, "application/json"));

        ((int)lists.StatusCode).Should().Be(reading);
        ((int)cancels.StatusCode).Should().Be(trading);
    }

    [Test]
    public async Task X1_ModeLive_EveryCallerNeedsATokenBeforeTwsNamesAnyAccount()
    {
        await using var gateway = await GatewayFixture.StartAsync(new GatewaySettings { Trading = new TradingOptions { Mode = TradingMode.Live } });

        using var anonymous = await gateway.SendAsync("GET", Path);

        anonymous.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await anonymous.Content.ReadAsStringAsync()).Should().Contain("trading mode is Live");
    }

    [Test]
    public async Task Session_OpenedWithOneToken_IsNotFoundWithAnother()
    {
        const string other = "another-token-of-the-tests";
        var file = System.IO.Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Token + "\n" + other);
            await using var gateway = await GatewayFixture.StartAsync(new GatewaySettings { Server = new ServerOptions { TokenFile = file } });
            using var opened = await PostAsync(gateway, Token, McpTestApp.InitializeBody("2025-11-25"), null);
            var session = opened.Headers.GetValues("Mcp-Session-Id").Single();
            const string ping = """{"jsonrpc":"2.0","id":2,"method":"ping"}""";

            using var own = await PostAsync(gateway, Token, ping, session);
            using var foreign = await PostAsync(gateway, other, ping, session);

            own.StatusCode.Should().Be(HttpStatusCode.OK);
            foreign.StatusCode.Should().Be(HttpStatusCode.NotFound);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public async Task InvokeAsync_LiveAccountAppearsWhileALocalRequestComesIn_IsRefused()
    {
        var (server, oauth, served) = (new ServerOptions(), new OAuthOptions(), false);
        var tokens = Tokens(server);
        var local = new LocalAccess(server, new TradingOptions(), tokens, new TurnsLive());
        using var watch = new TokenRevocation(tokens, local, [], TimeProvider.System, NullLogger<TokenRevocation>.Instance);
        using var keys = new SigningKeys(oauth, TimeProvider.System, NullLogger<SigningKeys>.Instance);
        using var rate = new RemoteRate(new LimitOptions());
        var guard = new TokenGuard(
            _ =>
            {
                served = true;
                return Task.CompletedTask;
            },
            tokens, new AccessTokens(oauth, keys, TimeProvider.System), local, watch, rate, oauth, []);
        var context = new DefaultHttpContext();
        context.Request.Host = new HostString("localhost");
        context.Connection.RemoteIpAddress = IPAddress.Loopback;

        await guard.InvokeAsync(context);

        served.Should().BeFalse();
        context.Response.StatusCode.Should().Be(401);
    }

    /// <summary>Accounts of which the first look sees paper only, and every later one a live account.</summary>
    private sealed class TurnsLive : ILoginAccounts
    {
        private bool _wasSeen;

        public event Action? Changed
        {
            add { }
            remove { }
        }

        public LoginKind Kind
        {
            get
            {
                var kind = _wasSeen ? LoginKind.Live : LoginKind.Paper;
                _wasSeen = true;
                return kind;
            }
        }
    }

    private static Task<HttpResponseMessage> PostAsync(GatewayFixture gateway, string token, string json, string? session)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Authorization", "Bearer " + token);
        if (session is not null)
            request.Headers.Add("Mcp-Session-Id", session);
        return gateway.Http.SendAsync(request);
    }

    private static BearerTokens Tokens(ServerOptions options) => new(options, new OAuthOptions(), new KeptToken(new TradingOptions()), TimeProvider.System, NullLogger<BearerTokens>.Instance);
}
