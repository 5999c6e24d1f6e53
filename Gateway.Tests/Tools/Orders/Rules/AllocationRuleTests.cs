using Gateway.Handlers;
using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.Orders.Rules;

/// <summary>An advisor's order is for a group or an account, and the proof of paper accounts looks at every account of the group.</summary>
[TestFixture]
public sealed class AllocationRuleTests
{
    private const int PlaceOrder = 3;

    private GatewayFixture _tools = null!;

    [SetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync(accounts: 2);

    [TearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [Test]
    public async Task Check_GroupWithoutAccount_IsForTheGroupAlone()
    {
        await _tools.CallAsync("ibkr_set_fa_groups", """{"groups":[{"name":"Both","method":"Equal","accounts":[{"account":"DU1000001"},{"account":"DU1000002"}]}]}""");

        var check = await _tools.CallAsync("ibkr_check_order", Of("\"faGroup\":\"Both\",\"faMethod\":\"Equal\""));

        check.GetProperty("order").GetString().Should().Contain("faGroup Both").And.NotContain("account DU");
    }

    [Test]
    public async Task Check_UnknownGroup_NamesTheGroups()
    {
        await _tools.CallAsync("ibkr_set_fa_groups", """{"groups":[{"name":"Both","method":"Equal","accounts":[{"account":"DU1000001"}]}]}""");

        (await RefuseAsync("\"faGroup\":\"Neither\"")).Message.Should().Be("faGroup: must be one of Both; got 'Neither'; example: Both");
    }

    [TestCase("\"faGroup\":\"Both\",\"account\":\"DU1000001\"")]
    [TestCase("\"faGroup\":\"Both\",\"account\":\"DU1000002\",\"faMethod\":\"Equal\"")]
    public async Task Check_GroupAndAccount_IsRefused(string allocation) =>
        (await RefuseAsync(allocation)).Message.Should().StartWith("faGroup: does not go with account");

    [Test]
    public async Task Check_GroupByFurtherFields_IsNoWayAround() =>
        (await RefuseAsync("\"account\":\"DU1000001\",\"more\":{\"faGroup\":\"Both\"}")).Message.Should().Contain("faGroup");

    private async Task<ToolError> RefuseAsync(string allocation)
    {
        var before = _tools.Simulator.Received.GetValueOrDefault(PlaceOrder);
        var placing = await _tools.FailAsync("ibkr_place_order", $$"""{"contract":"AAPL","action":"BUY","quantity":10,{{allocation}}}""");
        var previewing = await _tools.FailAsync("ibkr_preview_order", Of(allocation));
        _tools.Simulator.Received.GetValueOrDefault(PlaceOrder).Should().Be(before);
        (previewing.Message.Contains("faGroup", StringComparison.Ordinal) && placing.Message.Contains("faGroup", StringComparison.Ordinal)).Should().BeTrue();
        return placing;
    }

    private static string Of(string allocation) =>
        "{\"order\":{\"contract\":\"AAPL\",\"action\":\"BUY\",\"quantity\":10,\"orderType\":\"LMT\",\"limitPrice\":1.5," + allocation + "}}";
}
