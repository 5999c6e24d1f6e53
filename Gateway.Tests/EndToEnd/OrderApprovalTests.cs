using System.Net;
using System.Text;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.EndToEnd;

/// <summary>Orders that a person must approve, on the simulator, in both eras. Each test has a quantity of its own, by which its orders are counted.</summary>
[TestFixture]
public sealed class OrderApprovalTests
{
    private const string Path = "/api/v1/mcp";
    private const string Forms = """{"elicitation":{}}""";
    private const string Yes = """{"action":"accept","content":{"approve":true}}""";

    private static readonly string[] NoApprovals =
    [
        """{"action":"accept","content":{"approve":false}}""",
        """{"action":"decline"}""",
        """{"action":"cancel"}""",
    ];

    private GatewayFixture _gateway = null!;

    [OneTimeSetUp]
    public async Task StartAsync() =>
        _gateway = await GatewayFixture.StartDemoAsync(new GatewaySettings { Trading = new TradingOptions { Approval = TradingApproval.Elicitation } });

    [OneTimeTearDown]
    public async Task StopAsync() => await _gateway.DisposeAsync();

    [Test]
    public async Task Place_ModernApproved_SendsTheOrderThatWasShown()
    {
        JsonElement asked = await PlaceAsync(101);
        asked.Text("resultType").Should().Be("input_required");
        asked.Text("inputRequests", "order_approval", "params", "message").Should().Match(
            "Approve for Interactive Brokers?\nBUY 101 AAPL STK SMART USD (conId 265598), LMT, limit 1.5, tif DAY, value 151.5 USD, account DU*, reference gw-*\n  market bid *, ask *, last * (live, *:*:* UTC); *position AAPL * -> *; limits *");
        (await CountAsync(101)).Should().Be(0);

        JsonElement placed = await PlaceAsync(101, Yes, asked.Text("requestState"));

        placed.Text("structuredContent", "outcome").Should().Be("confirmed");
        asked.Text("inputRequests", "order_approval", "params", "message").Should().Contain(placed.Text("structuredContent", "orderRef"));
        (await CountAsync(101)).Should().Be(1);
    }

    [TestCaseSource(nameof(NoApprovals))]
    public async Task Place_ModernNotApproved_SendsNothing(string answer)
    {
        JsonElement asked = await PlaceAsync(102);
        JsonElement refused = await PlaceAsync(102, answer, asked.Text("requestState"));

        refused.Text("isError").Should().Be("true");
        refused.GetProperty("content")[0].Text("text").Should().StartWith("Error not_approved: Denied, nothing was sent");
        (await CountAsync(102)).Should().Be(0);
    }

    [Test]
    public async Task Place_SameApprovalTwice_SendsOneOrder()
    {
        string state = (await PlaceAsync(103)).Text("requestState");
        (await PlaceAsync(103, Yes, state)).Text("structuredContent", "outcome").Should().Be("confirmed");

        (await CallAsync(Arguments(103), Responses(Yes, state))).ErrorCode().Should().Be(-32602);

        (await CountAsync(103)).Should().Be(1);
    }

    [Test]
    public async Task Place_SameApprovalManyTimesAtOnce_SendsOneOrder()
    {
        string state = (await PlaceAsync(104)).Text("requestState");
        JsonElement[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CallAsync(Arguments(104), Responses(Yes, state))));

        answers.Count(answer => answer.TryGetProperty("result", out JsonElement result) && result.TryGetProperty("structuredContent", out _)).Should().Be(1);
        (await CountAsync(104)).Should().Be(1);
    }

    [Test]
    public async Task Place_OtherArgumentsWithAnApproval_SendsNothing()
    {
        string state = (await PlaceAsync(105)).Text("requestState");

        (await CallAsync(Arguments(10_500), Responses(Yes, state))).ErrorCode().Should().Be(-32602);

        (await CountAsync(105)).Should().Be(0);
        (await CountAsync(10_500)).Should().Be(0);
    }

    [Test]
    public async Task Place_AnswerWithoutAQuestion_IsAsked()
    {
        (await CallAsync(Arguments(106), Responses(Yes, null))).Text("result", "resultType").Should().Be("input_required");
        (await CountAsync(106)).Should().Be(0);
    }

    [Test]
    public async Task Place_ModernClientWithoutForms_Is32021()
    {
        JsonElement answer = await CallAsync(Arguments(107), "", capabilities: "{}");

        answer.ErrorCode().Should().Be(-32021);
        answer.Text("error", "data", "requiredCapabilities").Should().Be("""{"elicitation":{"form":{}}}""");
        (await CountAsync(107)).Should().Be(0);
    }

    [Test]
    public async Task Place_OverPlainHttp_IsRefusedWithAHint()
    {
        List<JsonElement> lines = await _gateway.LinesAsync("ibkr_place_order", Arguments(108));

        string.Concat(lines).Should().Contain("approval_needed").And.Contain("MCP client that declares elicitation");
        (await CountAsync(108)).Should().Be(0);
    }

    [Test]
    public async Task Place_LegacyApproved_SendsTheOrder()
    {
        string session = await InitializeAsync(Forms);
        using LegacyCall call = await LegacyCall.StartAsync(_gateway.Http, Path, session, "ibkr_place_order", Arguments(109));
        JsonElement question = await call.NextAsync();
        question.Text("params", "message").Should().Contain("BUY 109 AAPL");
        (await CountAsync(109)).Should().Be(0);
        await LegacyCall.AnswerAsync(_gateway.Http, Path, session, question, $"\"result\":{Yes}");

        (await call.NextAsync()).Text("result", "structuredContent", "outcome").Should().Be("confirmed");
        await LegacyCall.AnswerAsync(_gateway.Http, Path, session, question, $"\"result\":{Yes}");
        (await CountAsync(109)).Should().Be(1);
    }

    [TestCaseSource(nameof(NoApprovals))]
    public async Task Place_LegacyNotApproved_SendsNothing(string answer)
    {
        string session = await InitializeAsync(Forms);
        using LegacyCall call = await LegacyCall.StartAsync(_gateway.Http, Path, session, "ibkr_place_order", Arguments(110));
        await LegacyCall.AnswerAsync(_gateway.Http, Path, session, await call.NextAsync(), $"\"result\":{answer}");

        (await call.NextAsync()).GetProperty("result").GetProperty("content")[0].Text("text").Should().StartWith("Error not_approved: ");
        (await CountAsync(110)).Should().Be(0);
    }

    [Test]
    public async Task Place_LegacyClientWithoutForms_IsRefusedInWords()
    {
        string session = await InitializeAsync("{}");
        using HttpResponseMessage response = await PostAsync(
            $$$"""{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"ibkr_place_order","arguments":{{{Arguments(111)}}}}}""", ("Mcp-Session-Id", session));

        (await response.MessagesAsync()).Last().GetProperty("result").GetProperty("content")[0].Text("text").Should().StartWith("Error approval_needed: ");
        (await CountAsync(111)).Should().Be(0);
    }

    [Test]
    public async Task Confirm_ModernApproved_SendsThePreviewedOrderOnce()
    {
        JsonElement preview = (await CallAsync($$"""{"order":{{Arguments(118)}}}""", "", tool: "ibkr_preview_order")).GetProperty("result").GetProperty("structuredContent");
        string arguments = $$"""{"token":"{{preview.Text("token")}}"}""";
        JsonElement asked = (await CallAsync(arguments, "", tool: "ibkr_confirm_order")).GetProperty("result");

        JsonElement sent = (await CallAsync(arguments, Responses(Yes, asked.Text("requestState")), tool: "ibkr_confirm_order")).GetProperty("result");
        JsonElement again = (await CallAsync(arguments, "", tool: "ibkr_confirm_order")).GetProperty("result");

        asked.Text("inputRequests", "order_approval", "params", "message").Should().Contain(preview.Text("order"));
        sent.Text("structuredContent", "outcome").Should().Be("confirmed");
        again.Text("isError").Should().Be("true");
        (await CountAsync(118)).Should().Be(1);
    }

    [Test]
    public async Task Bracket_Approved_ShowsAndSendsAllThree()
    {
        const string arguments = """{"symbol":"AAPL","action":"BUY","quantity":112,"entryPrice":2,"takeProfitPrice":500,"stopLossPrice":1}""";
        JsonElement asked = (await CallAsync(arguments, "", tool: "ibkr_place_bracket_order")).GetProperty("result");
        asked.Text("inputRequests", "order_approval", "params", "message").Split('\n').Should().HaveCount(8, "there are the question, what makes it a bracket, and three orders with their market");

        (await CallAsync(arguments, Responses(Yes, asked.Text("requestState")), tool: "ibkr_place_bracket_order")).TryGetProperty("result", out _).Should().BeTrue();

        (await CountAsync(112)).Should().Be(3);
    }

    [Test]
    public async Task Modify_Approved_ChangesTheOrderAndCancelNeedsNoApproval()
    {
        JsonElement asked = await PlaceAsync(113);
        int orderId = (await PlaceAsync(113, Yes, asked.Text("requestState"))).GetProperty("structuredContent").GetProperty("orderId").GetInt32();
        string change = $$"""{"orderId":{{orderId}},"quantity":1130,"limitPrice":1.75}""";

        JsonElement again = (await CallAsync(change, "", tool: "ibkr_modify_order")).GetProperty("result");
        again.Text("inputRequests", "order_approval", "params", "message").Should().Contain($"Change order {orderId} to: BUY 1130 AAPL").And.Contain("limit 1.75");
        (await CountAsync(1130)).Should().Be(0);
        JsonElement changed = (await CallAsync(change, Responses(Yes, again.Text("requestState")), tool: "ibkr_modify_order")).GetProperty("result");

        changed.Text("structuredContent", "outcome").Should().Be("confirmed");
        (await CountAsync(1130)).Should().Be(1);
        string.Concat(await _gateway.LinesAsync("ibkr_cancel_order", $$"""{"orderId":{{orderId}}}""")).Should().Contain("cancelled");
    }

    [Test]
    public async Task Option_Asked_ShowsTheContract()
    {
        const string arguments = """{"symbol":"AAPL","expiration":"20261218","strike":200,"right":"C","action":"BUY","quantity":114,"orderType":"LMT","limitPrice":0.05}""";
        JsonElement answer = await CallAsync(arguments, "", tool: "ibkr_place_option_order");

        answer.Text("result", "inputRequests", "order_approval", "params", "message").Should().Contain("BUY 114 AAPL OPT 20261218 200 C x100");
    }

    private static string Arguments(int quantity) => $$"""{"symbol":"AAPL","action":"BUY","quantity":{{quantity}},"orderType":"LMT","limitPrice":1.5}""";

    private static string Responses(string answer, string? state) =>
        $$$""","inputResponses":{"order_approval":{{{answer}}}}""" + (state is null ? "" : $",\"requestState\":\"{state}\"");

    private async Task<JsonElement> PlaceAsync(int quantity, string? answer = null, string? state = null) =>
        (await CallAsync(Arguments(quantity), answer is null ? "" : Responses(answer, state))).GetProperty("result");

    private async Task<JsonElement> CallAsync(string arguments, string more, string tool = "ibkr_place_order", string capabilities = Forms)
    {
        ModernCall call = ModernCall.Tool(tool, arguments) with { Capabilities = capabilities };
        using HttpResponseMessage response = await PostAsync((call with { Params = call.Params + more }).Body, [.. call.Headers(tool)]);
        return (await response.MessagesAsync()).Last();
    }

    private async Task<string> InitializeAsync(string capabilities)
    {
        using HttpResponseMessage response = await PostAsync(McpTestApp.InitializeBody("2025-11-25", capabilities));
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        return response.Headers.GetValues("Mcp-Session-Id").Single();
    }

    private Task<HttpResponseMessage> PostAsync(string json, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        return _gateway.Http.SendAsync(request);
    }

    /// <summary>How many orders of this quantity TWS knows.</summary>
    private async Task<int> CountAsync(int quantity)
    {
        JsonElement orders = (await _gateway.DataAsync("ibkr_get_all_orders")).GetProperty("orders");
        return orders.EnumerateArray().Count(order => order.GetProperty("order").GetProperty("totalQuantity").GetDecimal() == quantity);
    }
}
