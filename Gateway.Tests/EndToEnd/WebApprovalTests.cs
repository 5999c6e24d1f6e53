using System.Net;
using System.Text;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.EndToEnd;

/// <summary>TRADING_APPROVAL=Web: whatever tool an order comes by, it waits for a person on the page, and is sent once.</summary>
[TestFixture]
public sealed class WebApprovalTests
{
    private const string Order = """{"contract":"AAPL","action":"BUY","quantity":7,"orderType":"LMT","limitPrice":1.5,"orderRef":"KEY","waitSeconds":1}""";

    private static readonly (string Tool, string Arguments)[] Tools =
    [
        ("ibkr_place_order", Order.Replace("KEY", "w-order", StringComparison.Ordinal)),
        ("ibkr_place_option_order", """{"symbol":"AAPL","expiration":"20261218","strike":260,"right":"C","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":0.05,"orderRef":"w-option","waitSeconds":1}"""),
        ("ibkr_place_algo_order", """{"contract":"AAPL","action":"BUY","quantity":4,"algo":"Adaptive","params":"adaptivePriority=Normal","orderRef":"w-algo","waitSeconds":1}"""),
        ("ibkr_place_conditional_order", """{"order":{"contract":"AAPL","action":"BUY","quantity":3,"orderRef":"w-condition"},"conditions":[{"type":"price","contract":"SPY","op":">=","value":9000}],"waitSeconds":1}"""),
        ("ibkr_place_bracket_order", """{"contract":"AAPL","action":"BUY","quantity":5,"entryPrice":1.5,"takeProfitPrice":9000,"stopLossPrice":1,"orderRef":"w-bracket","waitSeconds":1}"""),
        ("ibkr_place_oca_orders", """{"orders":[{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1.5},{"contract":"MSFT","action":"BUY","quantity":5,"orderType":"LMT","limitPrice":1.5}],"orderRef":"w-oca","waitSeconds":1}"""),
        ("ibkr_place_combo_order", """{"legs":[{"contract":"AAPL 20261218 260 C","action":"BUY"},{"contract":"AAPL 20261218 270 C","action":"SELL"}],"action":"BUY","quantity":1,"orderType":"LMT","limitPrice":-90,"orderRef":"w-combo","waitSeconds":1}"""),
        ("ibkr_close_position", """{"contract":"VTI","percent":50,"orderType":"LMT","limitPrice":9000,"orderRef":"w-close","waitSeconds":1}"""),
        ("ibkr_protect_position", """{"contract":"VTI","trailPercent":5,"orderRef":"w-protect","waitSeconds":1}"""),
    ];

    private GatewayFixture _gateway = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _gateway = await GatewayFixture.StartAsync(new GatewayFixtureOptions
    {
        Tws = TwsStandIn.Simulator,
        Settings = new GatewaySettings { Trading = new TradingOptions { Approval = TradingApproval.Web }, Limits = new LimitOptions { OrdersPerSecond = 0 } },
    });

    [OneTimeTearDown]
    public async Task StopAsync() => await _gateway.DisposeAsync();

    [TestCaseSource(nameof(Tools))]
    public async Task EveryTool_Waits_AndTheSameCallFindsItAndItsOutcome((string Tool, string Arguments) call)
    {
        var sent = await SentAsync();

        var staged = await _gateway.DataAsync(call.Tool, call.Arguments);
        var again = await _gateway.DataAsync(call.Tool, call.Arguments);

        staged.Text("outcome").Should().Be("staged");
        var place = PlaceOf(staged);
        PlaceOf(again).Text("id").Should().Be(place.Text("id"), "the same key waits once");
        (await SentAsync()).Should().Be(sent, "nothing is sent before the decision");

        (await DecideAsync(place.Text("id"), "approve")).Should().Contain("Approved: confirmed");
        var placed = await _gateway.DataAsync(call.Tool, call.Arguments);
        placed.Text("outcome").Should().Be("confirmed");
        placed.GetRawText().Should().Contain("alreadyPlaced");
        (await SentAsync()).Should().BeGreaterThan(sent);
    }

    [TestCase("ibkr_exercise_option", """{"contract":"AAPL 20261218 200 C","quantity":1,"override":true,"orderRef":"w-exercise","waitSeconds":1}""")]
    [TestCase("ibkr_exercise_option", """{"contract":"AAPL 20261218 200 C","quantity":2,"override":true,"waitSeconds":1}""")]
    public async Task Exercise_Waits_AndIsRefusedByThePerson(string tool, string arguments)
    {
        var staged = await _gateway.DataAsync(tool, arguments);
        PlaceOf(await _gateway.DataAsync(tool, arguments)).Text("id").Should().Be(PlaceOf(staged).Text("id"));

        await DecideAsync(PlaceOf(staged).Text("id"), "discard");

        staged.Text("outcome").Should().Be("staged");
        (await PostAsync(tool, arguments)).Should().Be((HttpStatusCode.Forbidden, "not_approved"));
        _gateway.Simulator.Received.GetValueOrDefault(21).Should().Be(0);
    }

    [Test]
    public async Task Confirm_Waits_AndTheSameTokenFindsIt()
    {
        var preview = await _gateway.DataAsync(
            "ibkr_preview_order", """{"order":{"contract":"AAPL","action":"BUY","quantity":9,"orderType":"LMT","limitPrice":1.5}}""");
        var arguments = $$"""{"token":"{{preview.Text("token")}}","waitSeconds":1}""";

        var staged = await _gateway.DataAsync("ibkr_confirm_order", arguments);
        PlaceOf(await _gateway.DataAsync("ibkr_confirm_order", arguments)).Text("id").Should().Be(PlaceOf(staged).Text("id"));
        await DecideAsync(PlaceOf(staged).Text("id"), "approve");

        (await _gateway.DataAsync("ibkr_get_order_status", $$"""{"orderRef":"{{preview.Text("orderRef")}}"}""")).Text("status").Should().Be("Submitted");
    }

    [Test]
    public async Task Place_DecidedWhileTheCallWaits_ReturnsTheOutcome()
    {
        var placing = _gateway.DataAsync("ibkr_place_order", Order.Replace("KEY", "w-wait", StringComparison.Ordinal).Replace("\"waitSeconds\":1", "\"waitSeconds\":30", StringComparison.Ordinal));
        var id = await StagedIdAsync("w-wait");

        await DecideAsync(id, "approve");

        (await placing).Text("outcome").Should().Be("confirmed");
    }

    [Test]
    public async Task Place_Refused_TheCallAndTheSameCallAgainAreDenied()
    {
        var arguments = Order.Replace("KEY", "w-no", StringComparison.Ordinal);
        var place = PlaceOf(await _gateway.DataAsync("ibkr_place_order", arguments));
        var sent = await SentAsync();

        (await DecideAsync(place.Text("id"), "discard")).Should().Contain("Refused. Nothing was sent.");

        (await PostAsync("ibkr_place_order", arguments)).Should().Be((HttpStatusCode.Forbidden, "not_approved"));
        (await SentAsync()).Should().Be(sent);
    }

    [Test]
    public async Task Place_SameKeyOtherOrderWhileItWaits_IsAConflict()
    {
        var arguments = Order.Replace("KEY", "w-other", StringComparison.Ordinal);
        await _gateway.DataAsync("ibkr_place_order", arguments);

        (await PostAsync("ibkr_place_order", arguments.Replace("1.5", "1.6", StringComparison.Ordinal))).Should().Be((HttpStatusCode.Conflict, "key_reused"));
    }

    [Test]
    public async Task Modify_Waits_AndIsSentOnApproval()
    {
        var place = PlaceOf(await _gateway.DataAsync("ibkr_place_order", Order.Replace("KEY", "w-change", StringComparison.Ordinal)));
        await DecideAsync(place.Text("id"), "approve");
        var id = (await _gateway.DataAsync("ibkr_get_order_status", """{"orderRef":"w-change"}""")).GetProperty("orderId").GetInt32();
        var change = $$"""{"orderId":{{id}},"limitPrice":1.4,"waitSeconds":1}""";

        var staged = await _gateway.DataAsync("ibkr_modify_order", change);
        staged.Text("outcome").Should().Be("staged");
        PlaceOf(await _gateway.DataAsync("ibkr_modify_order", change)).Text("id").Should().Be(PlaceOf(staged).Text("id"));
        (await DecideAsync(PlaceOf(staged).Text("id"), "approve")).Should().Contain("Approved: ");

        (await _gateway.DataAsync("ibkr_get_order_status", """{"orderRef":"w-change"}""")).GetRawText().Should().Contain("1.4");
    }

    [Test]
    public async Task Page_ShowsValueMarketMarginPositionAndLimits()
    {
        var staged = await _gateway.DataAsync(
            "ibkr_place_order", """{"contract":"MSFT","action":"BUY","quantity":2,"orderRef":"w-page","waitSeconds":1}""");

        var page = await _gateway.Http.GetStringAsync(PlaceOf(staged).Text("path"));

        page.Should().Contain("BUY 2 MSFT").And.Contain("value now about").And.MatchRegex("market bid [0-9.]+, ask [0-9.]+, last [0-9.]+ \\(live, [0-9:]{8} UTC\\)")
            .And.Contain("initial margin").And.Contain("position MSFT 0 -&gt; 2").And.Contain("maxNotionalPercent").And.Contain("As of");
    }

    [Test]
    public async Task Cancel_NeedsNoApproval()
    {
        var place = PlaceOf(await _gateway.DataAsync("ibkr_place_order", Order.Replace("KEY", "w-cancel", StringComparison.Ordinal)));
        await DecideAsync(place.Text("id"), "approve");

        (await _gateway.DataAsync("ibkr_cancel_order", """{"orderRef":"w-cancel"}""")).Text("outcome").Should().BeOneOf("cancelled", "pending");
    }

    private static JsonElement PlaceOf(JsonElement staged) =>
        staged.TryGetProperty("approval", out var place) ? place : staged.GetProperty("orders")[0].GetProperty("approval");

    /// <summary>Orders at TWS.</summary>
    private async Task<int> SentAsync() => (await _gateway.DataAsync("ibkr_get_all_orders")).GetProperty("count").GetInt32();

    private async Task<string> StagedIdAsync(string orderRef)
    {
        for (var left = GatewayFixture.Deadline; left > TimeSpan.Zero; left -= TimeSpan.FromMilliseconds(20))
        {
            var orders = (await _gateway.DataAsync("ibkr_list_staged_orders")).GetProperty("orders").EnumerateArray().ToList();
            if (orders.FirstOrDefault(order => order.TryGetProperty("orderRef", out var key) && key.GetString() == orderRef) is { ValueKind: JsonValueKind.Object } found)
                return found.Text("id");
        }
        throw new TimeoutException($"No order {orderRef} waits.");
    }

    private async Task<string> DecideAsync(string id, string decision)
    {
        var code = _gateway.Console.ToString().Split('\n').Last(line => line.Contains(id, StringComparison.Ordinal)).TrimEnd().Split(' ')[^1];
        using var answer = await _gateway.Http.PostAsync(
            "/approvals/" + id, new FormUrlEncodedContent(new Dictionary<string, string> { ["code"] = code, ["decision"] = decision }));
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<(HttpStatusCode Status, string Code)> PostAsync(string tool, string arguments)
    {
        using var content = new StringContent(arguments, Encoding.UTF8, "application/json");
        using var answer = await _gateway.Http.PostAsync("/api/v1/" + tool, content);
        return (answer.StatusCode, (await answer.MessagesAsync())[^1].Text("error", "code"));
    }
}
