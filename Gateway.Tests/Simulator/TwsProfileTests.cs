using Gateway.Tests.Simulator.Trading;
using TwsSimulator;
using TwsSimulator.Console;

namespace Gateway.Tests.Simulator;

/// <summary>What a new installation of the latest TWS does.</summary>
[TestFixture]
public sealed class TwsProfileTests : SimulatorFixture
{
    internal override SimulatorOptions Options => new() { Tws = TwsProfile.Latest };

    [Test]
    public async Task AccountUpdates_ValuesOfACurrency_HaveThePrefix()
    {
        await using var client = await ClientAsync();

        await client.SendAsync(6, 2, 1, "DU1000001");
        var keys = (await client.ReadUntilAsync(54)).Where(row => row[0] == "6").Select(row => row[2]).ToList();

        keys.Should().Contain(["AccruedCash", "NetLiquidation", "$LEDGER-AccruedCash", "$LEDGER-CashBalance", "$LEDGER-ExchangeRate"])
            .And.NotContain("CashBalance");
    }

    [Test]
    public async Task FundamentalData_Any_IsNotAllowed()
    {
        await using var client = await ClientAsync();

        await client.SendAsync(52, 2, 5, 265598, "AAPL", "STK", "SMART", "", "USD", "", "ReportSnapshot", "");

        (await client.ReadAsync(4, "5"))[2].Should().Be("10358");
    }

    [Test]
    public async Task OpenOrders_DeactivatedOrder_IsAmongThemAndMayWorkAgain()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(new RawOrder(1, "BUY", 10m, "LMT").Limit(90m).Fields);
        var permId = (await client.ReadAsync(3, "Submitted"))[6];
        (await new ConsoleScript(Server).RunAsync($"deactivate={permId}")).Should().Be("Done.");
        (await client.ReadAsync(3))[2].Should().Be("Inactive");

        await client.SendAsync(5, 1);
        (await client.ReadUntilAsync(53)).Where(row => row[0] == "3").Select(row => row[2]).Should().Equal("Inactive");
        await client.SendAsync(new RawOrder(1, "BUY", 10m, "LMT").Limit(91m).Fields);

        (await client.ReadAsync(3, "Submitted"))[1].Should().Be("1");
    }

    [Test]
    public void Find_Versions_AreTheTwo()
    {
        TwsProfile.Find("10.45").Should().Be(TwsProfile.Stable);
        TwsProfile.Find("10.51").Should().Be(TwsProfile.Latest);
        TwsProfile.Find("9.0").Should().BeNull();
    }
}
