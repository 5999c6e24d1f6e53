using System.Net;
using Gateway.Configuration;
using Gateway.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Http;

/// <summary>Every route that the gateway maps, found by asking it, is behind the guards: a new endpoint cannot be forgotten.</summary>
[TestFixture]
public sealed class GuardMatrixTests
{
    private const string Token = "a-token-of-the-tests";
    private TestGateway _local = null!;
    private TestGateway _closed = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _local = await TestGateway.StartAsync();
        _closed = await TestGateway.StartAsync(new GatewaySettings { Server = new ServerOptions { Token = Token, AllowedHosts = ["gateway.example.com"] } });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _local.DisposeAsync();
        await _closed.DisposeAsync();
    }

    [TestCase("Host", "evil.com")]
    [TestCase("Host", "evil.com:8000")]
    [TestCase("Host", "localhost.evil.com")]
    [TestCase("Host", "localhost.")]
    [TestCase("Host", "127.0.0.2")]
    [TestCase("Host", "0.0.0.0:8000")]
    [TestCase("Host", "[::ffff:127.0.0.1]")]
    [TestCase("Origin", "null")]
    [TestCase("Origin", "http://evil.com")]
    [TestCase("Origin", "https://localhost.evil.com")]
    [TestCase("Origin", "http://127.0.0.1.evil.com:8000")]
    [TestCase("Origin", "http://localhost@evil.com")]
    [TestCase("Origin", "ftp://localhost")]
    public async Task EveryRoute_ForeignHostOrOrigin_Is403(string header, string value)
    {
        foreach (var (method, path) in Routes(_local))
        {
            using var answer = await _local.SendAsync(method, path, (header, value));
            answer.StatusCode.Should().Be(HttpStatusCode.Forbidden, $"{method} {path}");
            (await answer.Content.ReadAsStringAsync()).Should().Contain(header == "Host" ? "forbidden_host" : "forbidden_origin");
        }
    }

    [TestCase("Host", "localhost:8000")]
    [TestCase("Host", "[::1]")]
    [TestCase("Origin", "http://localhost:3000")]
    [TestCase("Origin", "https://127.0.0.1:6274")]
    public async Task EveryRoute_OwnHostAndOrigin_IsNotRefused(string header, string value)
    {
        foreach (var (method, path) in Routes(_local))
        {
            using var answer = await _local.SendAsync(method, path, (header, value));
            answer.StatusCode.Should().NotBe(HttpStatusCode.Forbidden, $"{method} {path}").And.NotBe(HttpStatusCode.Unauthorized, $"{method} {path}");
        }
    }

    [TestCase(null)]
    [TestCase("Bearer")]
    [TestCase("Bearer wrong-token-of-the-tests")]
    [TestCase("Basic a-token-of-the-tests")]
    [TestCase("a-token-of-the-tests")]
    public async Task EveryRoute_NoOrWrongToken_Is401ButForHealth(string? authorization)
    {
        (string, string)[] headers = authorization is null ? [] : [("Authorization", authorization)];
        foreach (var (method, path) in Routes(_closed))
        {
            using var answer = await _closed.SendAsync(method, path, headers);
            if (path.StartsWith("/health", StringComparison.Ordinal) || path.StartsWith("/.well-known", StringComparison.Ordinal))
            {
                answer.StatusCode.Should().NotBe(HttpStatusCode.Unauthorized, path);
                continue;
            }

            answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized, $"{method} {path}");
            answer.Headers.WwwAuthenticate.ToString().Should().StartWith("Bearer");
        }
    }

    [TestCase("localhost")]
    [TestCase("gateway.example.com")]
    public async Task EveryRoute_RightToken_IsLetIn(string host)
    {
        foreach (var (method, path) in Routes(_closed))
        {
            using var answer = await _closed.SendAsync(method, path, ("Host", host), ("Authorization", "Bearer " + Token));
            ((int)answer.StatusCode).Should().NotBe(401, $"{method} {path}").And.NotBe(403, $"{method} {path}");
        }
    }

    [Test]
    public async Task UnknownPath_ForeignHost_Is403ToThere()
    {
        using var answer = await _local.SendAsync("GET", "/nowhere", ("Host", "evil.com"));

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Test]
    public async Task TokenInTheQuery_Is401()
    {
        using var answer = await _closed.SendAsync("POST", $"/api/v1/mcp?access_token={Token}");

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    private static List<(string Method, string Path)> Routes(TestGateway gateway)
    {
        var routes = (from endpoint in gateway.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                      let path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Replace("{tool}", "ibkr_get_status", StringComparison.Ordinal)
                      from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
                      select (method, path)).ToList();
        routes.Should().Contain([("GET", "/health"), ("POST", "/api/v1/mcp"), ("GET", "/api/v1/mcp"), ("DELETE", "/api/v1/mcp"), ("POST", "/api/v1/ibkr_get_status")]);
        return routes;
    }
}
