using System.Net;
using System.Text;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.Orders;

/// <summary>The outcome of an order is visible to clients that read no data: as an error in MCP, as a status in HTTP, as a line in words.</summary>
[TestFixture]
public sealed class RejectedOrderTests
{
    private const string Order = """{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1}""";

    private GatewayFixture _gateway = null!;

    [SetUp]
    public async Task StartAsync() => _gateway = await GatewayFixture.StartAsync(new GatewayFixtureOptions { Tws = TwsStandIn.Simulator, Settings = new GatewaySettings() });

    [TearDown]
    public async Task StopAsync() => await _gateway.DisposeAsync();

    [Test]
    public async Task Place_RejectedByTws_IsAnErrorInMcpWithItsData()
    {
        _gateway.Simulator.Faults.Orders.RejectNext(201, "Order rejected - reason: margin");

        var answer = await _gateway.CallMcpAsync("ibkr_place_order", Order);

        answer.GetProperty("isError").GetBoolean().Should().BeTrue();
        answer.Text("structuredContent", "outcome").Should().Be("rejected");
        answer.GetProperty("content")[0].Text("text").Should().StartWith("REJECTED: BUY 10 AAPL LMT 1 was refused. 201 Order rejected");
        JsonElement.Parse(answer.GetProperty("content")[1].Text("text")).Text("outcome").Should().Be("rejected");
    }

    [Test]
    public async Task Place_RejectedByTws_Is422WithItsData()
    {
        _gateway.Simulator.Faults.Orders.RejectNext(201, "Order rejected - reason: margin");

        using var content = new StringContent(Order, Encoding.UTF8, "application/json");
        using var answer = await _gateway.Http.PostAsync("/api/v1/ibkr_place_order", content);

        answer.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        var line = (await answer.MessagesAsync())[^1];
        line.Text("type").Should().Be("result");
        line.Text("data", "outcome").Should().Be("rejected");
    }

    [Test]
    public async Task Place_Working_IsNoErrorAndSaysSoInALine()
    {
        var answer = await _gateway.CallMcpAsync("ibkr_place_order", Order);

        answer.TryGetProperty("isError", out _).Should().BeFalse();
        answer.GetProperty("content")[0].Text("text").Should().MatchRegex("^BUY 10 AAPL LMT 1: (Pre)?Submitted, order ");
    }
}
