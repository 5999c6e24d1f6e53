using System.Net;
using System.Text;
using Gateway.Access;
using Gateway.Configuration;
using Gateway.Mcp.Eras;
using Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Access;

/// <summary>What a token has opened ends soon after the token does.</summary>
[TestFixture]
public sealed class TokenRevocationTests
{
    private const string Path = "/api/v1/mcp";
    private ManualTimeProvider _time = null!;
    private TemporaryFile _file = null!;
    private TestIssuer _issuer = null!;
    private GatewayFixture _gateway = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _time = new ManualTimeProvider(DateTimeOffset.UtcNow);
        _issuer = await TestIssuer.StartAsync();
        _file = new TemporaryFile(LineOf(AccessScope.MarketRead) + "\n" + TestTokens.Line("short", AccessScope.All, TestTokens.All, _time.GetUtcNow().AddMinutes(1)));
        _gateway = await GatewayFixture.StartAsync(new GatewaySettings { Server = new ServerOptions { TokenFile = _file.Path }, OAuth = _issuer.Options }, time: _time);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _gateway.DisposeAsync();
        await _issuer.DisposeAsync();
        _file.Dispose();
    }

    private LegacySessions Sessions => _gateway.App.Services.GetRequiredService<LegacySessions>();

    private TokenRevocation Watch => _gateway.App.Services.GetRequiredService<TokenRevocation>();

    [TestCase(true)]
    [TestCase(false)]
    public async Task Token_Withdrawn_EndsItsStreamAndItsSession(bool modern)
    {
        using var stream = await OpenAsync(modern, TestTokens.Market);

        _file.Write("");
        Look(TokenRevocation.Looks);

        await EndAsync(stream);
        Sessions.Count.Should().Be(0);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Token_Expired_EndsItsStreamAndItsSessionAndNoOther(bool modern)
    {
        using var stream = await OpenAsync(modern, TestTokens.All);
        using var other = await OpenAsync(modern: false, TestTokens.Market);

        _time.Advance(TimeSpan.FromMinutes(1));
        Look(TokenRevocation.Looks);

        await EndAsync(stream);
        Sessions.Count.Should().Be(1);
    }

    [Test]
    public async Task Token_FewerScopesThanBefore_EndsItsStreamAndItsSession()
    {
        using var stream = await OpenAsync(modern: false, TestTokens.Market);

        _file.Write(LineOf(AccessScope.OrdersPreview));
        Look(TokenRevocation.Looks);

        await EndAsync(stream);
        Sessions.Count.Should().Be(0);
    }

    [Test]
    public async Task Token_MoreScopesThanBefore_EndsNothing()
    {
        using var stream = await OpenAsync(modern: false, TestTokens.Market);

        _file.Write(LineOf(AccessScope.All));
        Look(TokenRevocation.Looks + 1);

        (Watch.Count, Sessions.Count).Should().Be((1, 1));
    }

    [Test]
    public async Task Token_MissingForAMoment_EndsNothing()
    {
        using var stream = await OpenAsync(modern: false, TestTokens.Market);

        for (var i = 0; i < 3; i++)
        {
            _file.Write("");
            Look(TokenRevocation.Looks - 1);
            _file.Write(LineOf(AccessScope.MarketRead));
            Look(1);
        }

        (Watch.Count, Sessions.Count).Should().Be((1, 1));
    }

    [Test]
    public async Task AccessToken_Over_EndsItsStreamAndKeepsTheSessionForTheNextToken()
    {
        using var stream = await OpenAsync(modern: false, _issuer.Sign());

        _time.Advance(TimeSpan.FromMinutes(6)); // its five minutes and the grace
        Look(TokenRevocation.Looks);

        await EndAsync(stream);
        Sessions.Count.Should().Be(1);
    }

    [Test]
    public async Task Request_Answered_IsNotWatchedAnyLonger()
    {
        using var answer = await SendAsync("POST", TestTokens.Market, McpTestApp.InitializeBody("2025-11-25"));

        await answer.Content.ReadAsStringAsync();
        using var second = await SendAsync("GET", TestTokens.Market, null);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        Watch.Count.Should().BeLessThanOrEqualTo(1, "the first has ended before the second began");
    }

    private static string LineOf(AccessScope scopes) => TestTokens.Line("market", scopes, TestTokens.Market);

    private void Look(int times)
    {
        for (var i = 0; i < times; i++)
            _time.Advance(TokenRevocation.Interval);
    }

    private async Task<HttpResponseMessage> OpenAsync(bool modern, string token)
    {
        if (modern)
        {
            var call = new ModernCall("subscriptions/listen", ""","notifications":{"resourceSubscriptions":["ibkr://status"]}""");
            return Opened(await SendAsync("POST", token, call.Body, [.. call.Headers()]));
        }

        using var opened = await SendAsync("POST", token, McpTestApp.InitializeBody("2025-11-25"));
        var session = opened.Headers.GetValues("Mcp-Session-Id").Single();
        return Opened(await SendAsync("GET", token, null, ("Mcp-Session-Id", session), ("Accept", "text/event-stream")));
    }

    private static HttpResponseMessage Opened(HttpResponseMessage stream)
    {
        stream.StatusCode.Should().Be(HttpStatusCode.OK);
        stream.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        return stream;
    }

    /// <summary>Reads until the gateway ends the stream.</summary>
    private static async Task EndAsync(HttpResponseMessage stream)
    {
        var cutOff = async () =>
        {
            await stream.Content.CopyToAsync(Stream.Null).WaitAsync(GatewayFixture.Deadline);
            throw new IOException("It ended in order.");
        };
        (await cutOff.Should().ThrowAsync<Exception>()).Which.Should().Match(fault => fault is IOException || fault is HttpRequestException);
    }

    private Task<HttpResponseMessage> SendAsync(string method, string token, string? json, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), Path) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("Authorization", "Bearer " + token);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return _gateway.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(GatewayFixture.Deadline);
    }
}
