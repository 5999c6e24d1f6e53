using TwsSimulator;

namespace Gateway.Tests.Simulator.Trading;

[TestFixture]
public sealed class OrderSocketTests
{
    private SimulatorServer _server = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await SimulatorServer.StartAsync(new SimulatorOptions { TickInterval = TimeSpan.FromMilliseconds(20), MaxMessagesPerSecond = 0 });
        Pin(100m);
    }

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task PlaceOrder_Market_TellsOrderExecutionAndCommission()
    {
        await using var client = await RawClient.StartAsync(_server.Port);

        await client.SendAsync(new RawOrder(1, "BUY", 10m, "MKT").Ref("my-key").Fields);
        var frames = await client.ReadUntilAsync(59);

        frames.Where(frame => frame[0] == "3").Select(frame => frame[2]).Should().Equal("PendingSubmit", "PreSubmitted", "Submitted", "Filled");
        frames.Where(frame => frame[0] == "5").Should().AllSatisfy(frame => frame.Should().HaveCount(156));
        var execution = frames.Single(frame => frame[0] == "11");
        execution.Should().HaveCount(33);
        execution[1].Should().Be("-1");
        execution[2].Should().Be("1");
        execution.Should().Contain("my-key").And.Contain("BOT").And.Contain("DU1000001");
        decimal.Parse(frames[^1][3]).Should().Be(1.00m);
        frames[^1][2].Should().Be(execution[14]);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task StartApi_OpenOrders_ComeUnaskedUnlessSwitchedOff(bool download)
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { DownloadOpenOrders = download });
        await using (var client = await RawClient.StartAsync(server.Port))
        {
            await client.SendAsync(new RawOrder(1, "BUY", 10m, "LMT").Limit(1m).Fields);
            await client.ReadAsync(3, "Submitted");
        }
        await using var other = await RawClient.StartAsync(server.Port, clientId: 8);
        await using var again = await RawClient.StartAsync(server.Port, clientId: 9);
        await other.DisposeAsync();

        await using var owner = await StartAgainAsync(server.Port);
        await owner.SendAsync(49, 1);
        var frames = (await owner.ReadUntilAsync(49)).Select(frame => frame[0]).ToList();
        await again.SendAsync(49, 1);

        frames.Should().Equal(download ? ["5", "3", "49"] : ["49"]);
        (await again.ReadAsync())[0].Should().Be("49", "the order is another client's");
    }

    /// <summary>As the client before, once TWS has seen that it left.</summary>
    private static async Task<RawClient> StartAgainAsync(int port)
    {
        while (true)
        {
            try
            {
                return await RawClient.StartAsync(port);
            }
            catch (EndOfStreamException)
            {
                // TWS still has the client id: error 326.
            }
        }
    }

    [Test]
    public async Task PlaceOrder_CutAfterAnyField_IsError320ForTheOrder([Values(3, 12, 18, 60, 84, 100, 117, 118)] int length)
    {
        await using var client = await RawClient.StartAsync(_server.Port);

        await client.SendAsync(new RawOrder(1, "BUY", 10m, "MKT").Fields[..length]);

        (await client.ReadAsync(4))[..3].Should().Equal("4", "1", "320");
    }

    [Test]
    public async Task PlaceOrder_OneFieldTooMany_IsError320AndNothingIsPlaced()
    {
        await using var client = await RawClient.StartAsync(_server.Port);

        await client.SendAsync([.. new RawOrder(1, "BUY", 10m, "LMT").Limit(90m).Fields, "0"]);
        (await client.ReadAsync(4))[..3].Should().Equal("4", "1", "320");
        await client.SendAsync(5, 1);

        (await client.ReadAsync())[0].Should().Be("53");
    }

    [Test]
    public async Task Fill_WhileTheOwnerIsAway_IsFoundAfterwards()
    {
        await using (var client = await RawClient.StartAsync(_server.Port, clientId: 3))
        {
            await client.SendAsync(new RawOrder(41, "BUY", 10m, "LMT").Limit(95m).Ref("away").Fields);
            await client.ReadAsync(3, "Submitted");
        }
        await using var watcher = await RawClient.StartAsync(_server.Port, clientId: 4);
        await watcher.SendAsync(61, 1);
        await watcher.ReadUntilAsync(62);
        Pin(94m);
        (await watcher.ReadAsync(61, "AAPL"))[14].Should().Be("110");

        await watcher.SendAsync(7, 3, 9, 0, "", "", "AAPL", "STK", "", "BUY", 2147483647, 0);
        var answer = await watcher.ReadUntilAsync(55);
        answer[0].Should().HaveCount(33).And.Contain("away");
        answer[0][1].Should().Be("9");
        answer[1][0].Should().Be("59");
        await watcher.SendAsync(99, 0);
        var completed = await watcher.ReadUntilAsync(102);
        completed[0].Should().HaveCount(103).And.Contain("Filled").And.Contain("away");
    }

    [Test]
    public async Task NextValidId_AfterOrders_IsAboveAllUsedIdsOfThatClient()
    {
        await using (var client = await RawClient.StartAsync(_server.Port, clientId: 3))
        {
            await client.SendAsync(new RawOrder(41, "BUY", 10m, "MKT").Fields);
            await client.ReadAsync(59);
            await client.SendAsync(8, 1, 1);
            (await client.ReadAsync(9))[2].Should().Be("42");
        }
        await using var other = await RawClient.StartAsync(_server.Port, clientId: 4);
        await other.SendAsync(8, 1, 1);
        (await other.ReadAsync(9))[2].Should().Be("1");
    }

    [Test]
    public async Task OpenOrders_OtherClient_SeesThemOnlyWhenItAsksForAll()
    {
        await using var owner = await RawClient.StartAsync(_server.Port, clientId: 3);
        await owner.SendAsync(new RawOrder(1, "BUY", 10m, "LMT").Limit(90m).Fields);
        await owner.ReadAsync(3, "Submitted");
        await using var other = await RawClient.StartAsync(_server.Port, clientId: 4);

        await other.SendAsync(5, 1);
        (await other.ReadAsync())[0].Should().Be("53");
        await other.SendAsync(16, 1);
        (await other.ReadUntilAsync(53)).Select(frame => frame[0]).Should().Equal("5", "3", "53");
        await other.SendAsync(4, 1, "", "", 2147483647);

        (await other.ReadAsync(4))[..3].Should().Equal("4", "1", "10147");
    }

    [Test]
    public async Task CancelOrder_Resting_EndsWith202()
    {
        await using var client = await RawClient.StartAsync(_server.Port);
        await client.SendAsync(new RawOrder(1, "BUY", 10m, "LMT").Limit(90m).Fields);
        await client.ReadAsync(3, "Submitted");

        await client.SendAsync(4, 1, "", "", 2147483647);

        var frames = await client.ReadUntilAsync(4);
        frames.Where(frame => frame[0] == "3").Select(frame => frame[2]).Should().Equal("PendingCancel", "Cancelled");
        frames[^1][..3].Should().Equal("4", "1", "202");
    }

    [Test]
    public async Task PlaceOrder_WhatIf_AnswersAPreviewAndNoOrder()
    {
        await using var client = await RawClient.StartAsync(_server.Port);

        await client.SendAsync(new RawOrder(1, "BUY", 10m, "MKT").With(84, 1).Fields);
        var preview = await client.ReadAsync();

        preview.Should().HaveCount(156);
        preview[92].Should().Be("1");
        preview[94..103].Should().OnlyContain(text => !text.Contains("E308"));
        decimal.Parse(preview[103]).Should().Be(1.00m);
        await client.SendAsync(16, 1);
        (await client.ReadAsync())[0].Should().Be("53");
    }

    [Test]
    public async Task AutoOpenOrders_ManualOrder_IsBoundToClientZeroOnly()
    {
        lock (_server.Simulation.Gate)
            _server.Simulation.Desk.PlaceManual(new() { Symbol = "AAPL", SecType = "STK", Exchange = "SMART" }, EngineBench.Terms("BUY", 5m, "LMT", 90m));
        await using var other = await RawClient.StartAsync(_server.Port, clientId: 4);
        await other.SendAsync(15, 1, 1);
        (await other.ReadAsync(4))[..3].Should().Equal("4", "-1", "327");
        await using var zero = await RawClient.StartAsync(_server.Port, clientId: 0);

        await zero.SendAsync(5, 1);
        (await zero.ReadUntilAsync(53))[0][1].Should().Be("0");
        await zero.SendAsync(15, 1, 1);

        (await zero.ReadAsync())[2..].Should().Equal("0", "-1");
        (await zero.ReadAsync(3))[1].Should().Be("-1");
    }

    [Test]
    public async Task Faults_Orders_MuteRepeatAndReject()
    {
        await using var client = await RawClient.StartAsync(_server.Port);
        _server.Faults.Orders.MuteOrders = true;
        await client.SendAsync(new RawOrder(1, "BUY", 10m, "LMT").Limit(90m).Fields);
        await client.SendAsync(49, 1);
        (await client.ReadAsync())[0].Should().Be("49");

        _server.Faults.Clear();
        _server.Faults.Orders.RejectNext(201, "Order rejected - reason:no");
        await client.SendAsync(new RawOrder(2, "BUY", 10m, "MKT").Fields);
        (await client.ReadAsync())[..4].Should().Equal("4", "2", "201", "Order rejected - reason:no");

        _server.Faults.Orders.StatusCopies = 3;
        await client.SendAsync(new RawOrder(3, "BUY", 10m, "MKT").Fields);
        (await client.ReadUntilAsync(59)).Count(frame => frame[0] == "3" && frame[2] == "Filled").Should().Be(3);
    }

    private void Pin(decimal price)
    {
        lock (_server.Simulation.Gate)
            _server.Simulation.Market.Pin(_server.Simulation.Market.Find(ScriptedMarket.Aapl)!, price);
    }
}
