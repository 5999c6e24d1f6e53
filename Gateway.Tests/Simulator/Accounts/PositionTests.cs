using Gateway.Tests.Simulator.Trading;
using TwsSimulator.Accounts;
using TwsSimulator.Trading;

namespace Gateway.Tests.Simulator.Accounts;

[TestFixture]
public sealed class PositionTests
{
    [Test]
    public void Apply_TwoBuys_AveragesTheCostWithCommissions()
    {
        var position = New();

        position.Apply(100m, 10m, 1m).Should().BeNull();
        position.Apply(100m, 12m, 1m);

        position.AverageCost.Should().Be(11.01m);
        position.UnrealizedAt(12m).Should().Be(198m);
    }

    [Test]
    public void Apply_PartialSale_RealizesItsShareOnly()
    {
        var position = New();
        position.Apply(100m, 10m, 1m);

        position.Apply(-40m, 11m, 1m).Should().Be(440m - 1m - 400.4m);

        position.Quantity.Should().Be(60m);
        position.CostBasis.Should().Be(600.6m);
    }

    [Test]
    public void Apply_SaleThroughZero_OpensAShortAtTheSalePrice()
    {
        var position = New();
        position.Apply(100m, 10m, 0m);

        position.Apply(-150m, 11m, 3m).Should().Be(100m - 2m);

        position.Quantity.Should().Be(-50m);
        position.CostBasis.Should().Be(-550m + 1m);
        position.UnrealizedAt(10m).Should().Be(49m);
    }

    [Test]
    public void Apply_CostThatDoesNotDivide_LosesNothing()
    {
        var position = New();
        position.Apply(3m, 10m, 0.01m);

        var realized = position.Apply(-1m, 10m, 0m) + position.Apply(-1m, 10m, 0m) + position.Apply(-1m, 10m, 0m);

        realized.Should().Be(-0.01m);
        position.CostBasis.Should().Be(0m);
    }

    [Test]
    public void DailyAt_HeldOverNight_CountsFromThePriorClose()
    {
        var position = Position.Opening(Aapl(), 100m, averagePrice: 50m, priorClose: 99m);

        position.Apply(-40m, 101m, 1m);

        position.DailyAt(102m).Should().Be((60m * 3m) + (40m * 2m) - 1m);
    }

    private static Position New() => new(Aapl());

    private static Tradable Aapl() => new ScriptedMarket().Find(ScriptedMarket.Aapl)!;
}
