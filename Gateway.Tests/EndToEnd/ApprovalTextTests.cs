using System.Text;
using Gateway.Configuration;
using Gateway.Registry;
using Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.EndToEnd;

/// <summary>Whoever approves sees all that will be sent, for every tool that can send something.</summary>
[TestFixture]
public sealed class ApprovalTextTests
{
    private static readonly Dictionary<string, (string Arguments, string[] Shown)> Cases = new(StringComparer.Ordinal)
    {
        ["ibkr_place_order"] = ("""{"contract":"AAPL","action":"SELL","quantity":7,"orderType":"STP LMT","stopPrice":2.5,"limitPrice":2.4,"tif":"GTD","goodTillDate":"2099-01-30T20:00:00Z","outsideRth":true,"more":{"hidden":true}}""",
            ["SELL 7 AAPL STK SMART USD (conId ", "STP LMT, limit 2.4, stop 2.5", "tif GTD until 2099-01-30 15:00:00 US/Eastern", "also outside regular trading hours", "hidden True", "account DU", "reference gw-"]),
        ["ibkr_place_option_order"] = ("""{"symbol":"AAPL","expiration":"20261218","strike":200,"right":"C","action":"BUY","quantity":2,"orderType":"LMT","limitPrice":0.05}""",
            ["BUY 2 AAPL OPT 20261218 200 C x100", "LMT, limit 0.05", "tif DAY", "value 10 USD", "account DU"]),
        ["ibkr_place_algo_order"] = ("""{"contract":"AAPL","action":"BUY","quantity":8,"algo":"Adaptive","params":{"adaptivePriority":"Patient"}}""",
            ["BUY 8 AAPL STK", "MKT", "algoStrategy Adaptive", "algoParams adaptivePriority=Patient", "account DU"]),
        ["ibkr_place_conditional_order"] = ("""{"order":{"symbol":"AAPL","action":"BUY","quantity":10},"ignoreRth":true,"cancelOrder":true,"conditions":[{"type":"price","contract":"SPY","op":">=","value":400},{"type":"volume","contract":"MSFT","value":5}]}""",
            ["BUY 10 AAPL STK", "cancelled when the price of SPY STK SMART USD (conId ", ") is at least 400 (and)", "the volume of MSFT STK", "conditionsIgnoreRth True", "account DU"]),
        ["ibkr_place_combo_order"] = ("""{"legs":[{"contract":"AAPL","action":"BUY","ratio":1},{"contract":"MSFT","action":"SELL","ratio":2}],"action":"BUY","quantity":5,"orderType":"LMT","limitPrice":-1000.5,"guaranteed":false}""",
            ["BUY 5 AAPL,MSFT BAG", "of BUY 1 AAPL STK SMART USD (conId ", " and SELL 2 MSFT STK SMART USD (conId ", "limit -1000.5", "smartComboRoutingParams NonGuaranteed=1", "value -5002.5 USD", "account DU"]),
        ["ibkr_place_bracket_order"] = ("""{"contract":"AAPL","action":"BUY","quantity":10,"entryPrice":2,"takeProfitPrice":3,"stopLossPrice":1,"tif":"GTC"}""",
            ["A bracket: the first order works immediately", "BUY 10 AAPL STK", "LMT, limit 2, tif GTC", "SELL 10 AAPL STK", "LMT, limit 3, tif GTC", "STP, stop 1, tif GTC", "-tp", "-sl", "account DU"]),
        ["ibkr_place_oca_orders"] = ("""{"orders":[{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1.5},{"contract":"MSFT","action":"SELL","quantity":5,"orderType":"LMT","limitPrice":9000}]}""",
            ["BUY 10 AAPL STK", "limit 1.5", "SELL 5 MSFT STK", "limit 9000", "ocaGroup gw-", "ocaType 1", "account DU"]),
        ["ibkr_close_position"] = ("""{"contract":"VTI","percent":50,"orderType":"LMT","limitPrice":9000}""", ["SELL 150 VTI STK", "LMT, limit 9000, tif DAY", "account DU"]),
        ["ibkr_protect_position"] = ("""{"contract":"VTI","trailPercent":5,"takeProfit":9000}""", ["SELL 300 VTI STK", "TRAIL, trailing per cent 5, tif GTC", "LMT, limit 9000, tif GTC", "ocaGroup gw-", "account DU"]),
        ["ibkr_exercise_option"] = ("""{"contract":"AAPL 20261218 200 C","quantity":3,"override":true}""", ["EXERCISE 3 AAPL OPT 20261218 200 C x100", "of account DU", "whatever its moneyness"]),
        ["ibkr_modify_order"] = ("""{"orderId":$orderId,"quantity":20,"limitPrice":1.75}""", ["Change order ", " to: BUY 20 AAPL STK", "LMT, limit 1.75, tif DAY", "value 35 USD", "account DU"]),
        ["ibkr_confirm_order"] = ("""{"token":"$token"}""", ["BUY 4 AAPL STK", "LMT, limit 1.5", "account DU", "reference gw-"]),
        ["ibkr_place_basket"] = ("""{"token":"$basket"}""", ["BUY 4 AAPL STK", "SELL 3 MSFT STK", "LMT, limit 9000", "account DU"]),
    };

    private GatewayFixture _gateway = null!;

    [OneTimeSetUp]
    public async Task StartAsync() =>
        _gateway = await GatewayFixture.StartDemoAsync(new GatewaySettings { Trading = new TradingOptions { Approval = TradingApproval.Elicitation } });

    [OneTimeTearDown]
    public async Task StopAsync() => await _gateway.DisposeAsync();

    [Test]
    public void Registry_EveryToolThatSends_HasACaseHere() =>
        _gateway.App.Services.GetRequiredService<IToolRegistry>().Tools.Where(tool => tool.Traits is { Trades: true, Stops: false }).Select(tool => tool.Name).Should().BeEquivalentTo(Cases.Keys);

    [TestCaseSource(nameof(Tools))]
    public async Task Asked_ByTool_ShowsAllThatWillBeSent(string tool)
    {
        var (arguments, shown) = Cases[tool];

        var asked = await CallAsync(tool, await FillAsync(arguments));

        asked.Text("resultType").Should().Be("input_required", asked.GetRawText());
        asked.Text("inputRequests", "order_approval", "params", "message").Should().ContainAll(shown);
    }

    private static string[] Tools() => [.. Cases.Keys];

    private async Task<string> FillAsync(string arguments)
    {
        const string Order = """{"contract":"AAPL","action":"BUY","quantity":4,"orderType":"LMT","limitPrice":1.5}""";
        if (arguments.Contains("$token", StringComparison.Ordinal))
            return arguments.Replace("$token", (await _gateway.DataAsync("ibkr_preview_order", $$"""{"order":{{Order}}}""")).Text("token"), StringComparison.Ordinal);
        if (arguments.Contains("$basket", StringComparison.Ordinal))
            return arguments.Replace("$basket", (await _gateway.DataAsync("ibkr_preview_basket", $$"""{"orders":[{{Order}},{"contract":"MSFT","action":"SELL","quantity":3,"orderType":"LMT","limitPrice":9000}]}""")).Text("token"), StringComparison.Ordinal);
        if (!arguments.Contains("$orderId", StringComparison.Ordinal))
            return arguments;
        var state = (await CallAsync("ibkr_place_order", Order)).Text("requestState");
        var placed = await CallAsync("ibkr_place_order", Order, ",\"inputResponses\":{\"order_approval\":{\"action\":\"accept\",\"content\":{\"approve\":true}}},\"requestState\":\"" + state + "\"");
        return arguments.Replace("$orderId", placed.GetProperty("structuredContent").GetProperty("orderId").GetRawText(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> CallAsync(string tool, string arguments, string more = "")
    {
        var call = ModernCall.Tool(tool, arguments) with { Capabilities = """{"elicitation":{}}""" };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/mcp") { Content = new StringContent((call with { Params = call.Params + more }).Body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in call.Headers(tool))
            request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        using var response = await _gateway.Http.SendAsync(request);
        var last = (await response.MessagesAsync())[^1];
        last.TryGetProperty("result", out var result).Should().BeTrue(last.GetRawText());
        return result;
    }
}
