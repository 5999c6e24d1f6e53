using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Tests.Simulator;
using Gateway.Tests.Simulator.Trading;
using Gateway.Tests.Support;
using Gateway.Trading;
using Gateway.Trading.Halts;
using Microsoft.Data.Sqlite;

namespace Gateway.Tests.Tools.Safety;

[TestFixture]
public sealed class SafetyToolsTests
{
    private const string Resting = """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1.00,"orderRef":"resting-1"}""";

    [Test]
    public async Task KillSwitch_OrderWorking_CancelsItAndRefusesTheNextUntilTheCodeIsGiven()
    {
        await using var tools = await GatewayFixture.StartToolsAsync();
        await tools.CallAsync("ibkr_place_order", Resting);

        var halted = await tools.CallAsync("ibkr_kill_switch", """{"reason":"runaway strategy"}""");
        var refused = await tools.FailAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1}""");
        var policy = await tools.CallAsync("ibkr_get_trading_policy");

        halted.GetProperty("engaged").GetBoolean().Should().BeTrue();
        (await CancelledAsync(tools)).GetProperty("cancelled").GetArrayLength().Should().Be(1);
        refused.Message.Should().Contain("Nothing was sent: trading is halted").And.Contain("runaway strategy");
        policy.GetProperty("halted").GetBoolean().Should().BeTrue();
        (await tools.FailAsync("ibkr_resume_trading", """{"code":"GUESSED1"}""")).Message.Should().StartWith("code: must be the one");

        var code = tools.Console.ToString().TrimEnd().Split(' ')[^1];
        var resumed = await tools.CallAsync("ibkr_resume_trading", $$"""{"code":"{{code}}"}""");
        resumed.GetProperty("resumed").GetBoolean().Should().BeTrue();
        (await tools.CallAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1}""")).GetProperty("outcome").GetString().Should().Be("confirmed");
    }

    [Test]
    public async Task AuditLog_OrdersAndRefusals_AreInItWithoutSecrets()
    {
        await using var tools = await GatewayFixture.StartToolsAsync();
        await tools.CallAsync("ibkr_place_order", Resting);
        await tools.FailAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":-1}""");
        await tools.CallAsync("ibkr_kill_switch", """{"reason":"x","cancelOpenOrders":false}""");
        await tools.FailAsync("ibkr_resume_trading", """{"code":"GUESSED1"}""");
        await tools.CallAsync("ibkr_get_quote", """{"contract":"AAPL"}""");

        var log = await tools.CallAsync("ibkr_get_audit_log");
        var entries = log.GetProperty("entries").EnumerateArray().Reverse()
            .Select(entry => $"{entry.GetProperty("tool").GetString()} {entry.GetProperty("event").GetString()}: {entry.GetProperty("detail").GetString()}").ToList();

        entries.Should().HaveCount(9);
        entries[0].Should().StartWith("ibkr_place_order call: {\"contract\":\"AAPL\"");
        entries[1].Should().StartWith("ibkr_place_order result: outcome confirmed");
        entries[3].Should().StartWith("ibkr_place_order result: invalid_argument: quantity: must be");
        string.Join("\n", entries).Should().NotContain("GUESSED1").And.Contain("ibkr_resume_trading call").And.Contain("operator code wrong_code: Wrong code number 1 to resume trading.");
        (await tools.CallAsync("ibkr_verify_audit_log")).GetProperty("intact").GetBoolean().Should().BeTrue();
    }

    [Test]
    public async Task KillSwitch_ReadOnly_IsOfferedStill()
    {
        await using var tools = await GatewayFixture.StartToolsAsync(mode: TradingMode.ReadOnly);

        (await tools.CallAsync("ibkr_kill_switch", """{"reason":"x"}""")).GetProperty("engaged").GetBoolean().Should().BeTrue();
    }

    [Test]
    public async Task AuditLog_CannotBeWritten_NothingIsPlacedButStoppingGoesOn()
    {
        await using var tools = await GatewayFixture.StartToolsAsync();
        await tools.CallAsync("ibkr_place_order", Resting);
        tools.Get<TradingStore>().Use(Drop("audit"));
        tools.Get<TradingStore>().Use(Drop("state"));

        (await tools.FailAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1}""")).Code.Should().Be("audit_unavailable");
        var halted = await tools.CallAsync("ibkr_kill_switch", """{"reason":"the disk is full"}""");

        (await CancelledAsync(tools)).GetProperty("cancelled").GetArrayLength().Should().Be(1);
        halted.GetProperty("durable").GetBoolean().Should().BeFalse();
        tools.Get<KillSwitch>().State!.Reason.Should().Be("the disk is full");
    }

    [Test]
    public async Task AuditLog_FailsWhileAnOrderGoesOut_TheCallerLearnsOfTheOrder()
    {
        await using var tools = await GatewayFixture.StartToolsAsync();
        var store = tools.Get<TradingStore>();
        store.Use(Command("CREATE TRIGGER full BEFORE INSERT ON audit WHEN NEW.event = 'result' BEGIN SELECT RAISE(ABORT, 'disk full'); END"));

        var placed = await tools.CallAsync("ibkr_place_order", Resting);

        placed.GetProperty("outcome").GetString().Should().Be("confirmed");
    }

    [Test]
    public async Task AuditLog_Bracket_NamesEachOrder()
    {
        await using var tools = await GatewayFixture.StartToolsAsync();
        await tools.CallAsync("ibkr_place_bracket_order", """{"contract":"AAPL","action":"BUY","quantity":10,"entryPrice":2,"takeProfitPrice":3,"stopLossPrice":1,"orderRef":"set-1"}""");

        var detail = (await tools.CallAsync("ibkr_get_audit_log", """{"orderRef":"set-1"}""")).GetProperty("entries")[0].GetProperty("detail").GetString();

        detail.Should().Contain("orderRef set-1;").And.Contain("orderRef set-1-tp").And.Contain("orderRef set-1-sl");
    }

    [TestCase("ibkr_cancel_all_orders", """{"symbol":"AAPL","confirm":true}""", false)]
    [TestCase("ibkr_kill_switch", """{"reason":"x"}""", true)]
    public async Task CancelMany_AnotherClientsOrderOfTheSameId_IsToldAsNotCancelledAndDoesNotStandForOurs(string tool, string arguments, bool cancelsOurs)
    {
        await using var tools = await GatewayFixture.StartToolsAsync();
        var ours = (await tools.CallAsync("ibkr_place_order", """{"contract":"MSFT","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1.00}""")).GetProperty("orderId").GetInt32();
        await using var other = await RawClient.StartAsync(tools.Simulator.Port, clientId: 4);
        await other.SendAsync(new RawOrder(ours, "BUY", 10m, "LMT").Limit(1m).Fields);
        await other.ReadAsync(3, "Submitted");

        var result = await tools.CallAsync(tool, arguments);
        if (cancelsOurs)
            result = await CancelledAsync(tools);

        result.GetProperty("cancelled").EnumerateArray().Select(id => id.GetInt32()).Should().Equal(cancelsOurs ? [ours] : Array.Empty<int>());
        result.GetProperty("notCancelled").EnumerateArray().Single().GetProperty("reason").GetProperty("code").GetString().Should().Be("other_client");
        (await tools.CallAsync("ibkr_get_open_orders")).GetProperty("count").GetInt32().Should().Be(cancelsOurs ? 1 : 2, "the other program's order works on");
    }

    [Test]
    public async Task KillSwitch_AllClients_CancelsTheOtherProgramsOrderToo()
    {
        await using var tools = await GatewayFixture.StartToolsAsync();
        await using var other = await RawClient.StartAsync(tools.Simulator.Port, clientId: 4);
        await other.SendAsync(new RawOrder(1, "BUY", 10m, "LMT").Limit(1m).Fields);
        await other.ReadAsync(3, "Submitted");

        await tools.CallAsync("ibkr_kill_switch", """{"reason":"x","allClients":true}""");

        await Eventually.TrueAsync(() => tools.Get<CancelDuty>().IsDone);
        (await tools.CallAsync("ibkr_get_open_orders")).GetProperty("count").GetInt32().Should().Be(0);
    }

    [Test]
    public async Task KillSwitch_TwsIsFrozen_AnswersWithWhatIsPendingAndCancelsWhenItIsBack()
    {
        await using var tools = await GatewayFixture.StartToolsAsync();
        await tools.CallAsync("ibkr_place_order", Resting);
        tools.Simulator.Faults.Freeze();

        var halted = await tools.CallAsync("ibkr_kill_switch", """{"reason":"x"}""");

        halted.GetProperty("engaged").GetBoolean().Should().BeTrue();
        halted.GetProperty("notCancelled").EnumerateArray().Single().GetProperty("reason").GetProperty("code").GetString().Should().Be("pending");
        tools.Simulator.Faults.Unfreeze();
        (await CancelledAsync(tools)).GetProperty("cancelled").GetArrayLength().Should().Be(1);
    }

    [Test]
    public async Task KillSwitch_ManyPlacementsUnderWay_NoFrameOfAnOrderFollowsItsAnswer()
    {
        await using var tools = await GatewayFixture.StartToolsAsync();
        var placing = Enumerable.Range(0, 200).Select(i => tools.Registry.CallAsync(
            "ibkr_place_order",
            $$"""{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1.00,"orderRef":"many-{{i}}","waitSeconds":5}""")).ToList();
        await Eventually.TrueAsync(() => OrdersSeen(tools) > 0);

        await tools.CallAsync("ibkr_kill_switch", """{"reason":"x"}""");
        await Task.WhenAll(placing);
        await Eventually.TrueAsync(() => tools.Get<CancelDuty>().IsDone);

        OrdersSeen(tools).Should().BeInRange(1, 199, "the others were refused where they waited");
        (await tools.CallAsync("ibkr_get_open_orders")).GetProperty("count").GetInt32().Should().Be(0);
    }

    private static long OrdersSeen(GatewayFixture tools) => tools.Simulator.Received.Where(request => request.Key == 3).Sum(request => request.Value);

    /// <summary>The answer of the kill switch when nothing is pending any more.</summary>
    private static async Task<JsonElement> CancelledAsync(GatewayFixture tools)
    {
        await Eventually.TrueAsync(() => tools.Get<CancelDuty>().Progress.IsQuiet);
        return await tools.CallAsync("ibkr_kill_switch", """{"reason":"again","cancelOpenOrders":false}""");
    }

    private static Func<SqliteConnection, int> Drop(string table) => Command($"DROP TABLE {table}");

    private static Func<SqliteConnection, int> Command(string text) => connection =>
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is the test's own.
        command.CommandText = text;
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    };
}
