using System.Net;
using System.Text;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Access;

[TestFixture]
public sealed class ProtectedResourceTests
{
    private const string Metadata = "https://gateway.example.com/.well-known/oauth-protected-resource/api/v1/mcp";

    [TestCase("/.well-known/oauth-protected-resource")]
    [TestCase("/.well-known/oauth-protected-resource/mcp")]
    [TestCase("/.well-known/oauth-protected-resource/api/v1/mcp")]
    public async Task Get_WithAnIssuer_TellsItWithoutAToken(string path)
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var gateway = await GatewayFixture.StartAsync(Settings(issuer));

        using var answer = await gateway.SendAsync("GET", path, ("X-Forwarded-For", "203.0.113.7"));
        var metadata = await answer.JsonAsync();

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        metadata.Text("resource").Should().Be(TestIssuer.Audience);
        metadata.GetProperty("authorization_servers")[0].GetString().Should().Be(TestIssuer.Issuer);
        metadata.GetProperty("scopes_supported").GetArrayLength().Should().Be(5);
        metadata.GetProperty("bearer_methods_supported")[0].GetString().Should().Be("header");
    }

    [Test]
    public async Task Get_WithoutAnIssuer_Is404AlsoForStrangers()
    {
        await using var gateway = await GatewayFixture.StartAsync(new GatewaySettings { Server = new ServerOptions { Token = TestTokens.All } });

        using var answer = await gateway.SendAsync("GET", "/.well-known/oauth-protected-resource");

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Request_WithoutAToken_IsToldWhereToGetOne()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var gateway = await GatewayFixture.StartAsync(Settings(issuer));

        using var missing = await gateway.SendAsync("POST", "/api/v1/mcp");
        using var inQuery = await gateway.SendAsync("POST", "/api/v1/mcp?access_token=" + issuer.Sign());
        using var wrong = await gateway.SendAsync("POST", "/api/v1/mcp", ("Authorization", "Bearer " + issuer.Sign(token => token.Audience = "https://other.example")));

        missing.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        missing.Headers.WwwAuthenticate.ToString().Should().Be($"Bearer realm=\"gateway\", scope=\"market:read account:read\", resource_metadata=\"{Metadata}\"");
        inQuery.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        wrong.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        wrong.Headers.WwwAuthenticate.ToString().Should().Contain("error=\"invalid_token\"").And.Contain(Metadata);
    }

    [Test]
    public async Task Request_WithAnAccessToken_MayWhatItsScopesSay()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var gateway = await GatewayFixture.StartAsync(Settings(issuer));

        using var allowed = await PostAsync(gateway, "ibkr_get_status", issuer.Sign());
        using var refused = await PostAsync(gateway, "ibkr_connect", issuer.Sign());

        allowed.StatusCode.Should().Be(HttpStatusCode.OK);
        refused.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        refused.Headers.WwwAuthenticate.ToString().Should().Contain("error=\"insufficient_scope\", scope=\"admin\"").And.Contain(Metadata);
    }

    [Test]
    public async Task Request_WhileTheKeysCannotBeRead_Is503()
    {
        await using var issuer = await TestIssuer.StartAsync();
        issuer.Up = false;
        await using var gateway = await GatewayFixture.StartAsync(Settings(issuer));

        using var answer = await PostAsync(gateway, "ibkr_get_status", issuer.Sign());

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.Should().NotBeNull();
    }

    [TestCase("OAUTH_ISSUER=https://a.example", "OAUTH_AUDIENCE")]
    [TestCase("OAUTH_ISSUER=https://a.example OAUTH_AUDIENCE=https://g.example/mcp", "exactly one of OAUTH_JWKS_URI and OAUTH_JWKS_FILE")]
    [TestCase("OAUTH_AUDIENCE=https://g.example/mcp", "must be set if another OAUTH_ option is")]
    [TestCase("OAUTH_ISSUER=http://a.example", "an https:// URI")]
    [TestCase("OAUTH_ISSUER=https://a.example?x=1", "an https:// URI")]
    public void Settings_Incomplete_SayWhatIsMissing(string variables, string error)
    {
        var environment = variables.Split(' ').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var load = () => new SettingSources { Environment = environment }.Load();

        load.Should().Throw<SettingsException>().WithMessage($"*{error}*");
    }

    private static GatewaySettings Settings(TestIssuer issuer) => new() { OAuth = issuer.Options };

    private static Task<HttpResponseMessage> PostAsync(GatewayFixture gateway, string tool, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + tool) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.Add("Authorization", "Bearer " + token);
        return gateway.Http.SendAsync(request);
    }
}
