using TwsSimulator;

namespace Gateway.Tests.Simulator;

[TestFixture]
public sealed class LimitTests : SimulatorFixture
{
    internal override SimulatorOptions Options => new() { LiveDataPermission = false, AlwaysOpen = false, HistoryPacing = true, MaxMessagesPerSecond = 20, RateMode = RateMode.Reject };

    private static object[] Quote(int reqId) => [1, 11, reqId, .. Contract(), 0, "", 0, 0, ""];

    [Test]
    public async Task ReqMktData_NoPermission_Is354OrDelayedWithNotice()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(Quote(4));
        (await client.ReadAsync(4, "4"))[2].Should().Be("354");
        await client.SendAsync(59, 1, 3);
        await client.SendAsync(Quote(5));
        (await client.ReadAsync(4, "5"))[2].Should().Be("10167");
        (await client.ReadAsync()).Should().Equal("58", "1", "5", "3");
    }

    [Test]
    public async Task ReqMktData_MarketClosed_HasNoBidAndAsk()
    {
        Clock.Advance(TimeSpan.FromHours(12));
        await using var client = await ClientAsync();
        await client.SendAsync(59, 1, 4);
        await client.SendAsync(Quote(5));
        (await client.ReadAsync(1)).Should().Equal("1", "6", "5", "66", "-1", "0", "0");
    }

    [Test]
    public async Task Snapshot_MarketClosed_EndsAfterElevenSeconds()
    {
        Clock.Advance(TimeSpan.FromHours(12));
        await using var client = await ClientAsync();
        await client.SendAsync(59, 1, 4);
        await client.SendAsync([1, 11, 5, .. Contract(), 0, "", 1, 0, ""]);
        await client.ReadAsync(1);
        await client.SendAsync(49, 1);

        (await client.ReadUntilAsync(49)).Should().NotContain(frame => frame[0] == "57");
        Step(TimeSpan.FromSeconds(10));
        Step(TimeSpan.FromSeconds(1));

        (await client.ReadAsync(57)).Should().Equal("57", "1", "5");
    }

    [Test]
    public async Task Messages_AboveTheRate_GetError100AndTheThirdTimeTheEnd()
    {
        await using var client = await ClientAsync();
        for (var i = 0; i < 70; i++)
            await client.SendAsync(49, 1);
        var breaches = 0;
        while (breaches < 3)
        {
            if (await client.ReadAsync() is ["4", "-1", "100", ..])
                breaches++;
        }
        (await client.ReadToEndAsync()).Should().Be(0);
    }

    [Test]
    public async Task PlaceOrder_AboveTheRate_IsInTheLedgerAsRefused()
    {
        await using var client = await ClientAsync();
        for (var i = 0; i < 19; i++)
            await client.SendAsync(49, 1);
        await client.SendAsync(new Trading.RawOrder(9, "BUY", 1m, "MKT").Fields);
        await client.ReadAsync(4, "100");

        lock (Server.Simulation.Gate)
            Server.Simulation.Desk.Ledger.Refused.Should().ContainSingle().Which.Key.OrderId.Should().Be(9);
    }

    [Test]
    public async Task Messages_AboveTheRateOfATwsThatPaces_AreAnsweredASecondLater()
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { TimeProvider = Clock, MaxMessagesPerSecond = 20 });
        await using var client = await RawClient.StartAsync(server.Port);
        for (var i = 0; i < 25; i++)
            await client.SendAsync(49, 1);

        // startApi is the first of the twenty.
        for (var i = 0; i < 19; i++)
            (await client.ReadAsync())[0].Should().Be("49");
        var next = client.ReadAsync();
        next.IsCompleted.Should().BeFalse();
        while (!next.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        (await next)[0].Should().Be("49", "it is delayed, not refused");
    }

    [Test]
    public async Task Messages_WithinTheRate_AreAllAnswered()
    {
        await using var client = await ClientAsync();
        for (var second = 0; second < 4; second++)
        {
            for (var i = 0; i < 15; i++)
            {
                await client.SendAsync(49, 1);
                (await client.ReadAsync())[0].Should().Be("49");
            }
            Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Test]
    public async Task ReqHistoricalData_IdenticalWithin15Seconds_IsAPacingViolation()
    {
        await using var client = await ClientAsync();
        await client.SendAsync([20, 1, .. Contract(), 0, "", "1 min", "600 S", 1, "TRADES", 1, 0, ""]);
        await client.ReadAsync(108);
        await client.SendAsync([20, 2, .. Contract(), 0, "", "1 min", "600 S", 1, "TRADES", 1, 0, ""]);
        var error = await client.ReadAsync(4, "2");
        error[2].Should().Be("162");
        error[3].Should().Contain("pacing violation");
        Clock.Advance(TimeSpan.FromSeconds(16));
        await client.SendAsync([20, 3, .. Contract(), 0, "", "1 min", "600 S", 1, "TRADES", 1, 0, ""]);
        (await client.ReadAsync(108))[1].Should().Be("3");
    }
}
