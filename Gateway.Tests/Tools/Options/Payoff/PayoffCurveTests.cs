using Gateway.Tools.Options.Payoff;

namespace Gateway.Tests.Tools.Options.Payoff;

/// <summary>The arithmetic of payoffs: known strategies exactly, random ones by what must hold for all.</summary>
[TestFixture]
public sealed class PayoffCurveTests
{
    private const int Cases = 400;

    [Test]
    public void Curve_BullCallSpread_HasItsTextbookNumbers()
    {
        var curve = new PayoffCurve([Call(100, 100, 5.25m), Call(110, -100, 2m)]);

        curve.Cost.Should().Be(325m);
        curve.MaxLoss.Should().Be(325m);
        curve.MaxProfit.Should().Be(675m);
        curve.BreakEvens().Should().Equal(103.25m);
        curve.Slope.Should().Be(0);
    }

    [Test]
    public void Curve_IronCondor_IsBoundOnBothSides()
    {
        var curve = new PayoffCurve([Put(90, 100, 1m), Put(95, -100, 2m), Call(105, -100, 2.5m), Call(110, 100, 1m)]);

        curve.Cost.Should().Be(-250m);
        curve.MaxProfit.Should().Be(250m);
        curve.MaxLoss.Should().Be(250m);
        curve.BreakEvens().Should().Equal(92.5m, 107.5m);
    }

    [Test]
    public void Curve_LongStraddle_GainsWithoutBound()
    {
        var curve = new PayoffCurve([Call(100, 100, 4m), Put(100, 100, 3.5m)]);

        curve.MaxProfit.Should().BeNull();
        curve.MaxLoss.Should().Be(750m);
        curve.BreakEvens().Should().Equal(92.5m, 107.5m);
    }

    [Test]
    public void Curve_CoveredCall_LosesTheStockAtMost()
    {
        var curve = new PayoffCurve([new(PayoffKind.Underlying, 0, 100, 98m), Call(105, -100, 2m)]);

        curve.MaxProfit.Should().Be(900m);
        curve.MaxLoss.Should().Be(9600m);
        curve.BreakEvens().Should().Equal(96m);
    }

    [Test]
    public void Curve_RatioSpread_LosesWithoutBound()
    {
        var curve = new PayoffCurve([Call(100, 100, 5m), Call(110, -200, 2m)]);

        curve.MaxLoss.Should().BeNull();
        curve.MaxProfit.Should().Be(900m);
        curve.BreakEvens().Should().Equal(101m, 119m);
    }

    [Test]
    public void Curve_FreeSpread_BreaksEvenAtTheEndsOfTheFlatStretch()
    {
        var curve = new PayoffCurve([Call(100, 100, 2m), Call(110, -100, 2m)]);

        curve.BreakEvens().Should().Equal(0m, 100m);
        curve.MaxLoss.Should().Be(0);
    }

    [TestCaseSource(nameof(Seeds))]
    public void Curve_AnyLegs_KeepsBetweenItsBounds(int seed)
    {
        var curve = new PayoffCurve(RandomLegs(seed));
        var profits = Prices.Select(curve.ProfitAt).ToList();

        profits.Should().OnlyContain(profit => curve.MaxProfit == null || profit <= curve.MaxProfit);
        profits.Should().OnlyContain(profit => curve.MaxLoss == null || profit >= -curve.MaxLoss);
        // A bound is reached; without one the curve leaves every bound far out.
        if (curve.MaxProfit is { } most)
            curve.Points.Select(curve.ProfitAt).Should().Contain(most);
        else
            curve.ProfitAt(1_000_000_000m).Should().BeGreaterThan(1_000_000m);
        if (curve.MaxLoss is { } least)
            curve.Points.Select(curve.ProfitAt).Should().Contain(-least);
        else
            curve.ProfitAt(1_000_000_000m).Should().BeLessThan(-1_000_000m);
    }

    [TestCaseSource(nameof(Seeds))]
    public void BreakEvens_AnyLegs_AreZeroAndTheSignChangesNowhereElse(int seed)
    {
        var curve = new PayoffCurve(RandomLegs(seed));
        var breakEvens = curve.BreakEvens();

        breakEvens.Should().BeInAscendingOrder();
        breakEvens.Where(price => price < 0 || Math.Abs(curve.ProfitAt(price)) >= 0.001m).Should().BeEmpty();
        decimal[] bounds = [-0.001m, .. breakEvens, 1_000_000m];
        for (var i = 1; i < bounds.Length; i++)
        {
            var signs = Prices.Where(price => price > bounds[i - 1] + 0.001m && price < bounds[i] - 0.001m).Select(price => Math.Sign(curve.ProfitAt(price))).Distinct();
            signs.Should().HaveCountLessOrEqualTo(1, $"between {bounds[i - 1]} and {bounds[i]}");
        }
    }

    [TestCaseSource(nameof(Seeds))]
    public void Curve_EveryLegReversed_IsTheNegative(int seed)
    {
        var legs = RandomLegs(seed);
        var (curve, other) = (new PayoffCurve(legs), new PayoffCurve([.. legs.Select(leg => leg with { Units = -leg.Units })]));

        Prices.Should().OnlyContain(price => curve.ProfitAt(price) == -other.ProfitAt(price));
        other.MaxProfit.Should().Be(curve.MaxLoss);
        other.BreakEvens().Should().Equal(curve.BreakEvens());
    }

    /// <summary>A call, a sold put and the sold underlying are worth the strike's difference to what was paid, wherever it ends.</summary>
    [TestCaseSource(nameof(Seeds))]
    public void Curve_Conversion_DoesNotDependOnThePrice(int seed)
    {
        var random = new Random(seed);
        var (strike, paid) = ((decimal)random.Next(1, 400), random.Next(0, 4000) / 100m);
        var curve = new PayoffCurve([Call(strike, 100, paid), Put(strike, -100, paid / 2), new(PayoffKind.Underlying, 0, -100, strike)]);

        Prices.Select(curve.ProfitAt).Should().AllBeEquivalentTo(-100 * paid / 2);
        curve.MaxProfit.Should().Be(-curve.MaxLoss);
    }

    private static IEnumerable<int> Seeds => Enumerable.Range(1, Cases / 10);

    private static IEnumerable<decimal> Prices => Enumerable.Range(0, 2001).Select(i => i * 0.25m);

    private static PayoffLeg[] RandomLegs(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ =>
        {
            var kind = (PayoffKind)random.Next(0, 3);
            var units = random.Next(1, 4) * 100 * (random.Next(2) == 0 ? 1 : -1);
            return new PayoffLeg(kind, kind == PayoffKind.Underlying ? 0 : random.Next(10, 80) * 5, units, random.Next(0, 5000) / 100m);
        })];
    }

    private static PayoffLeg Call(decimal strike, decimal units, decimal price) => new(PayoffKind.Call, strike, units, price);

    private static PayoffLeg Put(decimal strike, decimal units, decimal price) => new(PayoffKind.Put, strike, units, price);
}
