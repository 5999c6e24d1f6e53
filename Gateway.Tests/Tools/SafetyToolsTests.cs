using Gateway.Tests.Support;
using Gateway.Trading;

namespace Gateway.Tests.Tools;

[TestFixture]
public sealed class SafetyToolsTests
{
    private const string Resting = """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1.00,"orderRef":"resting-1"}""";

    [Test]
    public async Task KillSwitch_OrderWorking_CancelsItAndRefusesTheNextUntilTheCodeIsGiven()
    {
        await using var tools = await ToolsOnSimulator.StartAsync();
        await tools.CallAsync("ibkr_place_order", Resting);

        var halted = await tools.CallAsync("ibkr_kill_switch", """{"reason":"runaway strategy"}""");
        var refused = await tools.FailAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1}""");
        var policy = await tools.CallAsync("ibkr_get_trading_policy");

        halted.GetProperty("cancelled").GetArrayLength().Should().Be(1);
        halted.GetProperty("notCancelled").GetArrayLength().Should().Be(0);
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
        await using var tools = await ToolsOnSimulator.StartAsync();
        await tools.CallAsync("ibkr_place_order", Resting);
        await tools.FailAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":-1}""");
        await tools.CallAsync("ibkr_kill_switch", """{"reason":"x","cancelOpenOrders":false}""");
        await tools.FailAsync("ibkr_resume_trading", """{"code":"GUESSED1"}""");
        await tools.CallAsync("ibkr_get_quote", """{"contract":"AAPL"}""");

        var log = await tools.CallAsync("ibkr_get_audit_log");
        var entries = log.GetProperty("entries").EnumerateArray().Reverse()
            .Select(entry => $"{entry.GetProperty("tool").GetString()} {entry.GetProperty("event").GetString()}: {entry.GetProperty("detail").GetString()}").ToList();

        entries.Should().HaveCount(8);
        entries[0].Should().StartWith("ibkr_place_order call: {\"contract\":\"AAPL\"");
        entries[1].Should().StartWith("ibkr_place_order result: outcome confirmed");
        entries[3].Should().StartWith("ibkr_place_order result: invalid_argument: quantity: must be");
        string.Join("\n", entries).Should().NotContain("GUESSED1").And.Contain("ibkr_resume_trading call");
        (await tools.CallAsync("ibkr_verify_audit_log")).GetProperty("intact").GetBoolean().Should().BeTrue();
    }

    [Test]
    public async Task KillSwitch_ReadOnly_IsOfferedStill()
    {
        await using var tools = await ToolsOnSimulator.StartAsync(mode: TradingMode.ReadOnly);

        (await tools.CallAsync("ibkr_kill_switch", """{"reason":"x"}""")).GetProperty("engaged").GetBoolean().Should().BeTrue();
    }
}
