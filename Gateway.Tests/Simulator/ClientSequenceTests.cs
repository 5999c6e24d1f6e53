using TwsSimulator;

namespace Gateway.Tests.Simulator;

/// <summary>What other clients ask as soon as they are connected: none of it may wait for an answer that never comes.</summary>
[TestFixture]
public sealed class ClientSequenceTests : SimulatorFixture
{
    private const string AllTags =
        "AccountType,NetLiquidation,TotalCashValue,SettledCash,AccruedCash,BuyingPower,EquityWithLoanValue,PreviousDayEquityWithLoanValue,"
        + "GrossPositionValue,RegTEquity,RegTMargin,SMA,InitMarginReq,MaintMarginReq,AvailableFunds,ExcessLiquidity,Cushion,FullInitMarginReq,"
        + "FullMaintMarginReq,FullAvailableFunds,FullExcessLiquidity,LookAheadNextChange,LookAheadInitMarginReq,LookAheadMaintMarginReq,"
        + "LookAheadAvailableFunds,LookAheadExcessLiquidity,HighestSeverity,DayTradesRemaining,DayTradesRemainingT+1,DayTradesRemainingT+2,"
        + "DayTradesRemainingT+3,DayTradesRemainingT+4,Leverage,$LEDGER:ALL";

    internal override SimulatorOptions Options => new() { Accounts = 2 };

    [TestCase(176)]
    [TestCase(178)]
    [TestCase(200)]
    public async Task StartApi_EverythingAtOnce_IsAnsweredToTheEnd(int version)
    {
        await using var client = await ClientAsync(version, clientId: 0);
        await client.SendAsync(15, 1, 1);
        await client.SendAsync(61, 1);
        await client.SendAsync(5, 1);
        await client.SendAsync(99, 0);
        await client.SendAsync(6, 2, 1, "");
        await client.SendAsync(76, 1, 2, "DU1000001", "", 0);
        await client.SendAsync(76, 1, 3, "DU1000002", "", 0);
        await client.SendAsync(62, 1, 4, "All", AllTags);
        object[] executions = [7, 3, 5, 0, "", "", "", "", "", ""];
        await client.SendAsync(version == 200 ? [.. executions, "", 0] : executions);

        var frames = await client.ReadUntilAsync(55);

        frames.Should().NotContain(frame => frame[0] == "4");
        frames.Select(frame => frame[0]).Should().Contain(["62", "53", "102", "54", "74", "64"]);
        frames.Count(frame => frame[0] == "74").Should().Be(2);
        frames.Where(frame => frame[0] == "63" && frame[3] == "DU1000001").Select(frame => frame[4]).Should().Contain(AllTags.Split(',')[..^1]);
    }
}
