using System.Text.RegularExpressions;
using Gateway.Access;
using Gateway.Configuration;
using Gateway.Registry;
using Gateway.Tests.Support;
using Gateway.Tests.Tools;

namespace Gateway.Tests.Trading;

/// <summary>No tool that makes TWS trade passes by the trading mode, the kill switch or the audit log: asked of the registry, so that a new tool cannot be forgotten.</summary>
[TestFixture]
public sealed partial class TradingGatesTests
{
    private const string KillSwitch = "ibkr_kill_switch";
    private const int PlaceOrder = 3;
    private const int ExerciseOptions = 21;

    [Test]
    public async Task Registry_ToolWhoseRequestsTrade_IsMarkedAndMissingWhereOnlyReadingIsAllowed()
    {
        await using var paper = await GatewayFixture.StartToolsAsync();
        await using var readOnly = await GatewayFixture.StartToolsAsync(mode: TradingMode.ReadOnly);
        var trading = paper.Registry.Tools.Where(tool => Trading().IsMatch(tool.Traits.Requests)).ToList();

        trading.Select(tool => tool.Name).Should().Contain(["ibkr_place_order", "ibkr_cancel_order", "ibkr_exercise_option", "ibkr_cancel_all_orders", KillSwitch]);
        trading.Where(tool => !tool.Traits.Trades).Select(tool => tool.Name).Should().Equal(KillSwitch);
        paper.Registry.Tools.Where(tool => tool.Traits.Trades).Should().BeSubsetOf(trading, "who is marked tells what it sends");
        foreach (var tool in trading.Where(tool => tool.Name != KillSwitch))
        {
            tool.Traits.ReadOnly.Should().BeFalse(tool.Name);
            tool.Scope.Should().Be(AccessScope.OrdersWrite, tool.Name);
            readOnly.Registry.TryGet(tool.Name, out _).Should().BeFalse(tool.Name);
            readOnly.Registry.SuggestFor(tool.Name, "See the list.").Should().Contain("TRADING_MODE=ReadOnly").And.NotContain("Did you mean");
        }
        (await readOnly.FailAsync("ibkr_stage_order", """{"order":{"contract":"AAPL","action":"BUY","quantity":1}}""")).Code.Should().Be("read_only");
    }

    [Test]
    public async Task Registry_TradingIsHalted_EveryToolThatTradesIsRefusedAndAudited()
    {
        await using var gateway = await GatewayFixture.StartExamplesAsync();
        var sending = gateway.Registry.Tools.Where(tool => Trading().IsMatch(tool.Traits.Requests) && !tool.Traits.Stops).ToList();
        var calls = new List<(string Tool, string Arguments)>();
        foreach (var tool in sending)
            calls.Add((tool.Name, await ExampleCall.PrepareAsync(gateway, tool)));
        await gateway.DataAsync(KillSwitch, """{"reason":"gates","cancelOpenOrders":false}""");
        var before = Sent(gateway);

        foreach (var (tool, arguments) in calls)
        {
            var answer = (await gateway.LinesAsync(tool, arguments))[^1];
            answer.Text("type").Should().Be("error", $"{tool} answered {answer}");
            answer.GetRawText().Should().Contain("trading is halted", tool);
            var log = (await gateway.DataAsync("ibkr_get_audit_log", $$"""{"tool":"{{tool}}"}""")).GetProperty("entries");
            log[0].Text("event").Should().Be("result", tool);
            log[0].Text("detail").Should().Contain("trading is halted", tool);
            log[1].Text("event").Should().Be("call", tool);
        }

        Sent(gateway).Should().Be(before);
        (await gateway.DataAsync("ibkr_cancel_all_orders", """{"confirm":true}""")).GetProperty("notCancelled").GetArrayLength().Should().Be(0, "stopping is never held up");
        (await gateway.DataAsync("ibkr_get_audit_log", """{"tool":"ibkr_cancel_all_orders"}""")).GetProperty("count").GetInt32().Should().Be(2);
        (await gateway.DataAsync("ibkr_get_audit_log", $$"""{"tool":"{{KillSwitch}}"}""")).GetProperty("count").GetInt32().Should().Be(2);
    }

    /// <summary>What-ifs place nothing.</summary>
    [GeneratedRegex(@"\bplaceOrder\b(?! \(what-if\))|\bcancelOrder\b|\breqGlobalCancel\b|\bexerciseOptions\b")]
    private static partial Regex Trading();

    private static long Sent(GatewayFixture gateway) =>
        gateway.Simulator.Received.Where(request => request.Key is PlaceOrder or ExerciseOptions).Sum(request => request.Value);
}
