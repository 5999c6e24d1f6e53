using Gateway.Tests.Support;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.Orders;

/// <summary>Orders over a real socket.</summary>
[TestFixture]
public sealed class SimulatedOrdersTests
{
    private static readonly Contract Apple = new() { ConId = 265598, Symbol = "AAPL", SecType = "STK", Exchange = "SMART", Currency = "USD" };

    private static readonly Order Market = new()
    {
        Action = "BUY",
        TotalQuantity = 10,
        OrderType = "MKT",
        Tif = "DAY",
        Account = "DU1000001",
        OrderRef = "e2e-1",
    };

    private static readonly Order FarLimit = Market with { OrderType = "LMT", LmtPrice = 50, OrderRef = "e2e-2" };

    private SimulatedTws _tws = null!;

    private OrdersApi Orders => _tws.Client.Orders;

    [SetUp]
    public async Task StartAsync() => _tws = await SimulatedTws.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _tws.DisposeAsync();

    [Test]
    public async Task PlaceAsync_MarketOrder_IsFilledAndShowsAsPositionAndExecution()
    {
        var result = await Orders.PlaceAsync(Apple, Market, SimulatedTws.Limit).WaitAsync(SimulatedTws.Limit);

        result.Should().Match<OrderResult>(r => r.Outcome == OrderOutcome.Confirmed && r.Status == "Filled" && r.Filled == 10 && r.AvgFillPrice > 0);
        var fills = await Orders.ExecutionsAsync(new ExecutionFilter()).WaitAsync(SimulatedTws.Limit);
        fills.Complete.Should().BeTrue();
        fills.Items.Where(fill => fill.Execution.OrderRef == "e2e-1").Sum(fill => fill.Execution.Shares).Should().Be(10);
        var positions = await _tws.Client.Accounts.PositionsAsync().WaitAsync(SimulatedTws.Limit);
        positions.Complete.Should().BeTrue();
        positions.Items.Should().Contain(position => position.Contract.ConId == 265598 && position.Quantity >= 10);
    }

    [Test]
    public async Task PlaceAsync_RefusedByTws_IsRejected()
    {
        _tws.Server.Faults.Orders.RejectNext(201, "Order rejected - reason: test");

        var result = await Orders.PlaceAsync(Apple, FarLimit, SimulatedTws.Limit).WaitAsync(SimulatedTws.Limit);

        result.Outcome.Should().Be(OrderOutcome.Rejected);
        result.Reason!.Code.Should().Be(201);
    }

    [Test]
    public async Task ModifyAndCancel_WorkingOrder_Work()
    {
        _tws.Server.Faults.Orders.StatusCopies = 3;
        var placed = await Orders.PlaceAsync(Apple, FarLimit, SimulatedTws.Limit).WaitAsync(SimulatedTws.Limit);
        placed.Outcome.Should().Be(OrderOutcome.Confirmed);

        var changed = await Orders.ModifyAsync(placed.OrderId, order => order with { LmtPrice = 51 }, SimulatedTws.Limit).WaitAsync(SimulatedTws.Limit);
        changed.Outcome.Should().Be(OrderOutcome.Confirmed);
        var open = await Orders.OpenOrdersAsync().WaitAsync(SimulatedTws.Limit);
        open.Items.Should().ContainSingle(entry => entry.OrderId == placed.OrderId && entry.Order.LmtPrice == 51);

        var cancelled = await Orders.CancelAsync(placed.OrderId, SimulatedTws.Limit).WaitAsync(SimulatedTws.Limit);
        cancelled.Outcome.Should().Be(CancelOutcome.Cancelled);
        (await Orders.OpenOrdersAsync().WaitAsync(SimulatedTws.Limit)).Items.Should().NotContain(entry => entry.OrderId == placed.OrderId);
    }

    [Test]
    public async Task WhatIfAsync_Preview_ShowsMarginAndPlacesNothing()
    {
        var (state, _) = await Orders.WhatIfAsync(Apple, FarLimit).WaitAsync(SimulatedTws.Limit);

        state.InitMarginAfter.Should().NotBeNull();
        Orders.FindByRef("e2e-2").Should().BeNull();
    }

    [Test]
    public async Task PlaceBracketAsync_ThreeOrders_AreConfirmed()
    {
        var results = await Orders.PlaceBracketAsync(
            Apple, FarLimit,
            [
                FarLimit with { Action = "SELL", LmtPrice = 400, OrderRef = "e2e-3" },
                FarLimit with { Action = "SELL", OrderType = "STP", LmtPrice = null, AuxPrice = 40, OrderRef = "e2e-4" },
            ],
            SimulatedTws.Limit).WaitAsync(SimulatedTws.Limit);

        results.Should().HaveCount(3).And.OnlyContain(result => result.Outcome == OrderOutcome.Confirmed);
    }

    [Test]
    public async Task PlaceAsync_CutInFlight_IsUnknownThenSettledAndNeverTwice()
    {
        var settled = new TaskCompletionSource<OrderEntry>(TaskCreationOptions.RunContinuationsAsynchronously);
        Orders.OrderChanged += entry =>
        {
            if (entry.Order.OrderRef == "e2e-2" && entry.Status == "Submitted")
                settled.TrySetResult(entry);
        };
        _tws.Server.Faults.Orders.MuteOrders = true;
        var placing = Orders.PlaceAsync(Apple, FarLimit, SimulatedTws.Limit);
        // The answer to a later and less urgent request proves that the order has arrived.
        while (Orders.FindByRef("e2e-2") is null)
            await _tws.Client.CurrentTimeAsync().WaitAsync(SimulatedTws.Limit);
        await _tws.Client.Accounts.PositionsAsync().WaitAsync(SimulatedTws.Limit);

        _tws.Server.Faults.CutAll();
        var result = await placing.WaitAsync(SimulatedTws.Limit);
        _tws.Server.Faults.Orders.MuteOrders = false;

        result.Outcome.Should().Be(OrderOutcome.Unknown);
        (await settled.Task.WaitAsync(SimulatedTws.Limit)).OrderId.Should().Be(result.OrderId);
        (await Orders.OpenOrdersAsync().WaitAsync(SimulatedTws.Limit)).Items.Should().ContainSingle(entry => entry.Order.OrderRef == "e2e-2");
    }

    [Test]
    public async Task SummaryAndUpdates_OneAccount_AreComplete()
    {
        var summary = await _tws.Client.Accounts.SummaryAsync("All", "NetLiquidation,BuyingPower").WaitAsync(SimulatedTws.Limit);
        summary.Complete.Should().BeTrue();
        summary.Items.Should().Contain(value => value.Tag == "NetLiquidation");

        var updates = await _tws.Client.Accounts.AccountUpdatesAsync("DU1000001").WaitAsync(SimulatedTws.Limit);
        updates.Complete.Should().BeTrue();
        updates.Values.Should().NotBeEmpty();
    }
}
