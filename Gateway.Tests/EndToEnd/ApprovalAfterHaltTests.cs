using System.Text;
using Gateway.Configuration;
using Gateway.Tests.Support;
using Gateway.Trading.Halts;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.EndToEnd;

/// <summary>A person's yes does not outweigh a halt that came while they thought.</summary>
[TestFixture]
public sealed class ApprovalAfterHaltTests
{
    private const string Order = """{"contract":"AAPL","action":"BUY","quantity":4,"orderType":"LMT","limitPrice":1.5}""";

    [Test]
    public async Task Place_ApprovedAfterTheKillSwitch_SendsNothing()
    {
        await using var gateway = await GatewayFixture.StartDemoAsync(new GatewaySettings { Trading = new TradingOptions { Approval = TradingApproval.Elicitation } });
        var state = (await PlaceAsync(gateway, "")).Text("requestState");
        await gateway.App.Services.GetRequiredService<KillSwitch>().EngageAsync("desk", "runaway");

        var refused = await PlaceAsync(gateway, ",\"inputResponses\":{\"order_approval\":{\"action\":\"accept\",\"content\":{\"approve\":true}}},\"requestState\":\"" + state + "\"");

        refused.Text("isError").Should().Be("true");
        refused.GetProperty("content")[0].Text("text").Should().Contain("Nothing was sent: trading is halted");
        (await gateway.DataAsync("ibkr_get_all_orders")).GetProperty("count").GetInt32().Should().Be(0);
    }

    private static async Task<JsonElement> PlaceAsync(GatewayFixture gateway, string more)
    {
        var call = ModernCall.Tool("ibkr_place_order", Order) with { Capabilities = """{"elicitation":{}}""" };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/mcp") { Content = new StringContent((call with { Params = call.Params + more }).Body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in call.Headers("ibkr_place_order"))
            request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        using var response = await gateway.Http.SendAsync(request);
        return (await response.MessagesAsync())[^1].GetProperty("result");
    }
}
