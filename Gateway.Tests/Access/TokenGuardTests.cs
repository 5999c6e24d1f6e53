using System.Net;
using Gateway.Access;
using Gateway.Configuration;
using Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Access;

[TestFixture]
public sealed class TokenGuardTests
{
    private const string Token = "a-token-of-the-tests";
    private const string Path = "/api/v1/mcp";

    [TestCase("127.0.0.1", null, false, false)]
    [TestCase("localhost", null, false, false)]
    [TestCase("::1", null, false, false)]
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

    private static Task<HttpResponseMessage> PostAsync(GatewayFixture gateway, string token, string json, string? session)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Authorization", "Bearer " + token);
        if (session is not null)
            request.Headers.Add("Mcp-Session-Id", session);
        return gateway.Http.SendAsync(request);
    }

    private static BearerTokens Tokens(ServerOptions options) => new(options, new OAuthOptions(), TimeProvider.System, NullLogger<BearerTokens>.Instance);
}
