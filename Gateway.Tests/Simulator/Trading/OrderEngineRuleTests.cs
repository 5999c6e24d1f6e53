using TwsSimulator.Trading;
using static Gateway.Tests.Simulator.Trading.EngineBench;

namespace Gateway.Tests.Simulator.Trading;

[TestFixture]
public sealed class OrderEngineRuleTests
{
    [TestCase("HOLD", 1, "MKT", null, null, "DAY", 321)]
    [TestCase("BUY", 0, "MKT", null, null, "DAY", 321)]
    [TestCase("BUY", 1.5, "FOO", null, null, "DAY", 387)]
    [TestCase("BUY", 1, "LMT", null, null, "DAY", 321)]
    [TestCase("BUY", 1, "STP", null, null, "DAY", 321)]
    [TestCase("BUY", 1, "TRAIL", null, null, "DAY", 321)]
    [TestCase("BUY", 1, "LMT", 100.005, null, "DAY", 110)]
    [TestCase("BUY", 1, "STP", null, 100.005, "DAY", 110)]
    [TestCase("BUY", 1, "MKT", null, null, "XYZ", 321)]
    [TestCase("BUY", 1, "MKT", null, null, "GTD", 321)]
    [TestCase("BUY", 1000000, "MKT", null, null, "DAY", 201)]
    public void Place_BrokenRule_RefusesWithItsCode(string action, decimal quantity, string type, double? limit, double? aux, string tif, int code)
    {
        var bench = new EngineBench();

        bench.TryPlace(Terms(action, quantity, type, (decimal?)limit, (decimal?)aux) with { Tif = tif });

        bench.Refusals.Should().ContainSingle().Which.Code.Should().Be(code);
        bench.Fills.Should().BeEmpty();
        bench.Store.Live.Should().BeEmpty();
    }

    [Test]
    public void Place_UnknownContract_IsError200()
    {
        var bench = new EngineBench();

        bench.TryPlace(Terms("BUY", 1m, "MKT"), conId: 424242);

        bench.Refusals.Should().ContainSingle().Which.Code.Should().Be(200);
    }

    [Test]
    public void Place_UsedId_IsDuplicate()
    {
        var bench = new EngineBench();
        bench.OrderIds.MarkUsed(ClientId, 10);

        bench.TryPlace(Terms("BUY", 1m, "MKT"));

        bench.Refusals.Should().ContainSingle().Which.Code.Should().Be(103);
    }

    [Test]
    public void Place_ScriptedRejection_IsUsedOnce()
    {
        var bench = new EngineBench();
        bench.Faults.RejectNext(201, "Order rejected - reason:test");

        bench.TryPlace(Terms("BUY", 1m, "MKT")).Should().BeNull();
        bench.Place(Terms("BUY", 1m, "MKT")).Status.Should().Be("Filled");

        bench.Refusals.Should().ContainSingle().Which.Should().Be(new OrderRefusal(201, "Order rejected - reason:test"));
    }

    [Test]
    public void Place_WhatIf_PreviewsAndLeavesNothing()
    {
        var bench = new EngineBench();

        var order = bench.TryPlace(Terms("BUY", 100m, "LMT", 100m) with { WhatIf = true });

        order.Should().BeNull();
        var preview = bench.Previews.Should().ContainSingle().Subject;
        preview.Commission.Should().Be(1.00m);
        preview.InitialAfter.Should().Be(preview.InitialBefore + 3000m);
        preview.EquityAfter.Should().Be(preview.EquityBefore - 1.00m);
        bench.Store.All.Should().BeEmpty();
        bench.Account.Positions.Should().BeEmpty();
        bench.OrderIds.Next(ClientId).Should().Be(1);
    }

    [Test]
    public void Modify_PriceAndQuantity_KeepsPermIdAndTrades()
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms("BUY", 10m, "LMT", 99m));
        var permId = order.PermId;

        bench.Modify(order, Terms("BUY", 20m, "LMT", 100.02m));

        order.Status.Should().Be("Filled");
        order.PermId.Should().Be(permId);
        bench.Fills.Should().ContainSingle().Which.Quantity.Should().Be(20m);
    }

    [Test]
    public void Modify_FilledOrder_Is104()
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms("BUY", 10m, "MKT"));

        bench.Modify(order, Terms("BUY", 20m, "MKT"));

        bench.Refusals.Should().ContainSingle().Which.Code.Should().Be(104);
        bench.Account.QuantityOf(ScriptedMarket.Aapl).Should().Be(10m);
    }

    [Test]
    public void Modify_OtherSide_Is105AndTheOrderLives()
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms("BUY", 10m, "LMT", 99m));

        bench.Modify(order, Terms("SELL", 10m, "LMT", 99m));

        bench.Refusals.Should().ContainSingle().Which.Code.Should().Be(105);
        order.Status.Should().Be("Submitted");
        order.IsBuy.Should().BeTrue();
    }

    [Test]
    public void Modify_QuantityAtWhatHasTraded_IsRefused()
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms("BUY", 800m, "MKT"));
        order.Filled.Should().Be(500m);

        bench.Modify(order, Terms("BUY", 500m, "MKT"));

        bench.Refusals.Should().ContainSingle().Which.Code.Should().Be(201);
        order.Remaining.Should().Be(300m);
    }

    [Test]
    public void Cancel_RestingOrder_CancelsWith202()
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms("BUY", 10m, "LMT", 99m));

        bench.Engine.Cancel(order.Key);

        bench.Statuses[^2..].Should().Equal("1 PendingCancel", "1 Cancelled");
        bench.Refusals.Should().ContainSingle().Which.Code.Should().Be(202);
        bench.Step(98m, 98.02m, 98m);
        bench.Fills.Should().BeEmpty();
    }

    [Test]
    public void Cancel_UnknownOrDone_HasACodeOfItsOwn()
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms("BUY", 10m, "MKT"));

        bench.Engine.Cancel(new OrderKey(ClientId, 99));
        bench.Engine.Cancel(order.Key);
        bench.Engine.Cancel(order.Key with { ClientId = 8 });

        bench.Refusals.Select(refusal => refusal.Code).Should().Equal(10147, 10148, 10147);
    }

    [Test]
    public void CancelAll_EndsEveryLiveOrder()
    {
        var bench = new EngineBench();
        bench.Place(Terms("BUY", 10m, "LMT", 99m));
        bench.Place(Terms("SELL", 10m, "LMT", 101m));

        bench.Engine.CancelAll();

        bench.Store.All.Select(order => order.Status).Should().Equal("Cancelled", "Cancelled");
    }
}
