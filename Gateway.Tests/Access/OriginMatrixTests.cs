using System.Net;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Access;

/// <summary>Every Host with every Origin on every route, preflights and unknown paths included: 403 unless both are allowed, before any token is asked for.</summary>
[TestFixture]
public sealed class OriginMatrixTests
{
    private const string PublicHost = "gateway.example.com";
    private const string PublicOrigin = "https://inspector.example.com";
    private static readonly string[] GoodHosts = ["localhost", "LOCALHOST:8000", "127.0.0.1:1", "[::1]", "[::1]:8000", PublicHost, PublicHost + ":443"];

    private static readonly string[] BadHosts =
        ["evil.com", "evil.com:8000", "localhost.evil.com", "localhost.", "127.0.0.2", "0.0.0.0:8000", "[::ffff:127.0.0.1]", "127.1", "2130706433", PublicHost + ".evil.com", "x" + PublicHost];

    private static readonly string?[] GoodOrigins = [null, "http://localhost", "http://localhost:3000", "https://127.0.0.1:6274", "http://[::1]:5173", PublicOrigin];

    private static readonly string?[] BadOrigins =
    [
        "null", "http://evil.com", "https://localhost.evil.com", "http://127.0.0.1.evil.com:8000", "http://localhost@evil.com", "ftp://localhost",
        "http://localhost:3000, http://evil.com", PublicOrigin + ".evil.com", "http://inspector.example.com", PublicOrigin + ":8443", "https://" + PublicHost,
    ];

    private GatewayFixture _gateway = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _gateway = await GatewayFixture.StartAsync(new GatewaySettings
    {
        Server = new ServerOptions { Token = TestTokens.All, AllowedHosts = [PublicHost], AllowedOrigins = [PublicOrigin] },
        Limits = new LimitOptions { RemoteRequestsPerSecond = 0 }, // the public host counts as remote
    });

    [OneTimeTearDown]
    public async Task StopAsync() => await _gateway.DisposeAsync();

    [TestCaseSource(nameof(GoodHosts))]
    public Task EveryRoute_AllowedHost_AsksOnlyForTheOrigin(string host) => CheckAsync(host, hostAllowed: true);

    [TestCaseSource(nameof(BadHosts))]
    public Task EveryRoute_ForeignHost_Is403(string host) => CheckAsync(host, hostAllowed: false);

    [Test]
    public void Matrix_Combinations_AreMoreThanTwoHundred() =>
        ((GoodHosts.Length + BadHosts.Length) * (GoodOrigins.Length + BadOrigins.Length)).Should().BeGreaterThan(200);

    private async Task CheckAsync(string host, bool hostAllowed)
    {
        IReadOnlyList<GatewayRoute> routes = [.. GatewayRoute.All(_gateway), new("GET", "/nowhere"), new("OPTIONS", "/api/v1/mcp"), new("OPTIONS", "/health")];
        foreach (var (origin, allowed) in GoodOrigins.Select(origin => (origin, true)).Concat(BadOrigins.Select(origin => (origin, false))))
        {
            foreach (var route in routes)
            {
                List<(string, string)> headers = [("Host", host)];
                if (origin is not null)
                    headers.Add(("Origin", origin));
                if (route.Method == "OPTIONS")
                    headers.Add(("Access-Control-Request-Method", "POST"));
                using var answer = await _gateway.SendAsync(route.Method, route.Path, [.. headers]);
                (answer.StatusCode == HttpStatusCode.Forbidden).Should().Be(!(hostAllowed && allowed), $"{route}, Host {host}, Origin {origin}: {answer.StatusCode}");
                if (hostAllowed && allowed && route.Method is "POST" or "DELETE")
                    answer.StatusCode.Should().Be(
                        route.Pattern.StartsWith("/approvals/", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.Unauthorized, $"{route} asks for a token next, or for an order that was staged");
            }
        }
    }
}
