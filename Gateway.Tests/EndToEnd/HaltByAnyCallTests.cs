using System.Net;
using System.Text;
using Gateway.Tests.Support;
using Gateway.Trading.Halts;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.EndToEnd;

/// <summary>The kill switch engages whatever the form of the call that asks for it.</summary>
[TestFixture]
public sealed class HaltByAnyCallTests
{
    private GatewayFixture _gateway = null!;

    [OneTimeSetUp]
    public async Task Start() => _gateway = await GatewayFixture.StartDemoAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _gateway.DisposeAsync();

    [TearDown]
    public async Task Resume() => await Switch.ResumeFromThisMachineAsync("test");

    [TestCase("", "application/json")]
    [TestCase("""{"reason":""", "application/json")]
    [TestCase("[]", "application/json")]
    [TestCase("""{"reason":"a","reason":"b"}""", "application/json")]
    [TestCase("""{"reason":"a"}""", "text/plain")]
    [TestCase("reason=a", "application/x-www-form-urlencoded")]
    public async Task Http_BodyThatIsNoArguments_Halts(string body, string type)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var response = await _gateway.Http.PostAsync("/api/v1/ibkr_kill_switch", content);

        response.StatusCode.Should().Be(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        Switch.State.Should().NotBeNull();
    }

    [TestCase("[]")]
    [TestCase("\"stop\"")]
    [TestCase("null")]
    [TestCase("""{"reason":["a"],"cancelOpenOrders":{},"more":1}""")]
    public async Task Mcp_ArgumentsOfAnyForm_Halt(string arguments)
    {
        var call = ModernCall.Tool("ibkr_kill_switch", arguments);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/mcp") { Content = new StringContent(call.Body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in call.Headers("ibkr_kill_switch"))
            request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        using var response = await _gateway.Http.SendAsync(request);

        (await response.MessagesAsync())[^1].GetProperty("result").GetProperty("structuredContent").GetProperty("engaged").GetBoolean().Should().BeTrue();
        Switch.State.Should().NotBeNull();
    }

    private KillSwitch Switch => _gateway.App.Services.GetRequiredService<KillSwitch>();
}
