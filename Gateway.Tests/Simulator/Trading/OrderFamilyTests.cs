using Gateway.Tws.Model;
using TwsSimulator.Trading;
using static Gateway.Tests.Simulator.Trading.EngineBench;

namespace Gateway.Tests.Simulator.Trading;

[TestFixture]
public sealed class OrderFamilyTests
{
    [Test]
    public void Place_UntransmittedBracket_StartsWithItsLastChild()
    {
        var bench = new EngineBench();
        var parent = bench.Place(Terms("BUY", 10m, "LMT", 99m) with { Transmit = false });
        var target = bench.Place(Terms("SELL", 10m, "LMT", 102m) with { ParentId = 1, Transmit = false });
        bench.Statuses.Should().BeEmpty();

        var stop = bench.Place(Terms("SELL", 10m, "STP", aux: 97m) with { ParentId = 1 });

        parent.Status.Should().Be("Submitted");
        target.Status.Should().Be("PreSubmitted");
        target.WhyHeld.Should().Be("child");
        stop.Status.Should().Be("PreSubmitted");
    }

    [Test]
    public void Step_ParentFillsThenTarget_CancelsTheStop()
    {
        var (bench, parent, target, stop) = Bracket();

        bench.Step(98.96m, 99.00m, 98.98m);
        parent.Status.Should().Be("Filled");
        target.Status.Should().Be("Submitted");
        stop.WhyHeld.Should().Be("trigger");
        bench.Step(102.00m, 102.04m, 102.02m);

        target.Status.Should().Be("Filled");
        stop.Status.Should().Be("Cancelled");
        bench.Account.QuantityOf(ScriptedMarket.Aapl).Should().Be(0m);
    }

    [Test]
    public void Step_TargetFillsInPart_ReducesTheStop()
    {
        var (bench, _, target, stop) = Bracket();
        bench.Step(98.96m, 99.00m, 98.98m);

        bench.Step(102.00m, 102.04m, 102.02m, size: 4m);

        target.Filled.Should().Be(4m);
        stop.Quantity.Should().Be(6m);
        stop.IsDone.Should().BeFalse();
    }

    [Test]
    public void Cancel_Parent_CancelsItsChildren()
    {
        var (bench, parent, target, stop) = Bracket();

        bench.Engine.Cancel(parent.Key);

        new[] { parent, target, stop }.Select(order => order.Status).Should().AllBe("Cancelled");
    }

    [Test]
    public void Place_ChildWithoutParent_Is10006()
    {
        var bench = new EngineBench();

        bench.TryPlace(Terms("SELL", 10m, "LMT", 102m) with { ParentId = 77 });

        bench.Refusals.Should().ContainSingle().Which.Code.Should().Be(10006);
    }

    [TestCase(1, "Cancelled", 10)]
    [TestCase(3, "Submitted", 6)]
    public void Step_OneOfAGroupTradesInPart_CancelsOrReducesTheOther(int ocaType, string status, decimal quantity)
    {
        var bench = new EngineBench();
        bench.Place(Terms("BUY", 10m, "LMT", 99m) with { OcaGroup = "g", OcaType = ocaType });
        var other = bench.Place(Terms("BUY", 10m, "LMT", 98m) with { OcaGroup = "g", OcaType = ocaType });

        bench.Step(98.96m, 99.00m, 98.98m, size: 4m);

        other.Status.Should().Be(status);
        other.Quantity.Should().Be(quantity);
    }

    [Test]
    public void Step_PriceCondition_HoldsTheOrderUntilItIsMet()
    {
        var bench = new EngineBench();
        var condition = new PriceCondition { ConId = ScriptedMarket.Aapl, IsMore = true, Price = 101m, Exchange = "SMART" };
        var order = bench.Place(Terms("BUY", 10m, "MKT") with { Conditions = [condition] });
        order.Status.Should().Be("PreSubmitted");

        bench.Step(100.98m, 101.02m, 101m);

        order.Status.Should().Be("Filled");
    }

    [Test]
    public void Step_CancellingCondition_EndsTheRestingOrder()
    {
        var bench = new EngineBench();
        var condition = new TimeCondition { IsMore = true, Time = "20260406-14:30:01" };
        var order = bench.Place(Terms("BUY", 10m, "LMT", 90m) with { Conditions = [condition], ConditionsCancelOrder = true });
        order.Status.Should().Be("Submitted");

        bench.Market.Now += TimeSpan.FromSeconds(2);
        bench.Engine.Step();

        order.Status.Should().Be("Cancelled");
    }

    private static (EngineBench Bench, SimOrder Parent, SimOrder Target, SimOrder Stop) Bracket()
    {
        var bench = new EngineBench();
        var parent = bench.Place(Terms("BUY", 10m, "LMT", 99m) with { Transmit = false });
        var target = bench.Place(Terms("SELL", 10m, "LMT", 102m) with { ParentId = 1, Transmit = false });
        var stop = bench.Place(Terms("SELL", 10m, "STP", aux: 97m) with { ParentId = 1 });
        return (bench, parent, target, stop);
    }
}
