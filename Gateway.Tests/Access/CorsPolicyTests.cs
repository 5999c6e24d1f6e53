using System.Net;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Access;

[TestFixture]
public sealed class CorsPolicyTests
{
    private const string Page = "https://inspector.example.com";
    private GatewayFixture _gateway = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _gateway = await GatewayFixture.StartAsync(
        new GatewaySettings { Server = new ServerOptions { Token = "a-token-of-the-tests", AllowedOrigins = [Page] } });

    [OneTimeTearDown]
    public async Task StopAsync() => await _gateway.DisposeAsync();

    [TestCase(Page, "POST")]
    [TestCase(Page, "DELETE")]
    [TestCase("http://localhost:3000", "GET")]
    public async Task Preflight_WithoutToken_IsAnswered204(string origin, string method)
    {
        const string Asked = "content-type,authorization,mcp-session-id,mcp-protocol-version,last-event-id,mcp-method,mcp-name,mcp-param-region,traceparent";

        using var answer = await _gateway.SendAsync(
            "OPTIONS", "/api/v1/mcp", ("Origin", origin), ("Access-Control-Request-Method", method), ("Access-Control-Request-Headers", Asked));

        answer.StatusCode.Should().Be(HttpStatusCode.NoContent);
        Header(answer, "Access-Control-Allow-Origin").Should().Be(origin);
        Header(answer, "Access-Control-Allow-Methods").Split(',').Should().BeEquivalentTo("POST", "GET", "DELETE", "OPTIONS");
        Header(answer, "Access-Control-Allow-Headers").Split(',').Should().BeEquivalentTo(Asked.Split(','));
        answer.Headers.Contains("Access-Control-Allow-Credentials").Should().BeFalse();
        Header(answer, "Vary").Should().Contain("Origin");
    }

    [TestCase("https://evil.com")]
    [TestCase("null")]
    public async Task Preflight_ForeignPage_Is403WithoutPermission(string origin)
    {
        using var answer = await _gateway.SendAsync("OPTIONS", "/api/v1/mcp", ("Origin", origin), ("Access-Control-Request-Method", "POST"));

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        answer.Headers.Contains("Access-Control-Allow-Origin").Should().BeFalse();
    }

    [Test]
    public async Task Answer_ToAnAllowedPage_ExposesWhatAClientReads()
    {
        using var answer = await _gateway.SendAsync("POST", "/api/v1/mcp", ("Origin", Page));

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized, "the page must be able to read that it needs a token");
        Header(answer, "Access-Control-Allow-Origin").Should().Be(Page);
        Header(answer, "Access-Control-Expose-Headers").Split(',').Should().BeEquivalentTo("Mcp-Session-Id", "WWW-Authenticate", "MCP-Protocol-Version", "Retry-After");
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(',', answer.Headers.GetValues(name));
}
