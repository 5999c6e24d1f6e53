using Gateway.Tools.Risk;
using Gateway.Tws.Api.History;

namespace Gateway.Tests.Tools.Risk;

[TestFixture]
public sealed class RiskMathTests
{
    [Test]
    public void Beta_LinearReturns_IsTheirSlope() =>
        RiskMath.Beta([0.031, -0.019, 0.011], [0.02, -0.005, 0.01]).Should().BeApproximately(2, 0.02);

    [Test]
    public void Beta_StillBenchmark_IsNull() => RiskMath.Beta([0.1, 0.2], [0, 0]).Should().BeNull();

    [TestCase(0, -5)]
    [TestCase(0.5, 0)]
    [TestCase(0.25, -2.5)]
    [TestCase(1, 5)]
    public void Quantile_Part_LiesBetweenTheNearest(double part, double expected) =>
        RiskMath.Quantile([5, -5, 0], part).Should().BeApproximately(expected, 1e-12);

    [Test]
    public void ValueAtRisk_HundredProfits_IsTheFifthWorst()
    {
        var profits = Enumerable.Range(-50, 101).Select(i => (double)i).ToList();

        RiskMath.ValueAtRisk(profits, 0.95).Should().BeApproximately(45, 1e-9);
        RiskMath.ExpectedShortfall(profits, 0.95).Should().BeApproximately(47.5, 1e-9);
        RiskMath.ValueAtRisk([1, 2, 3], 0.95).Should().Be(0, "nothing is lost");
    }

    [Test]
    public void Over_TwoDays_CompoundsOverlapping()
    {
        var over = RiskMath.Over([0.1, -0.1, 0.2], 2);

        over.Should().HaveCount(2);
        over[0].Should().BeApproximately(-0.01, 1e-12);
        over[1].Should().BeApproximately(0.08, 1e-12);
        RiskMath.Over([0.1], 2).Should().BeEmpty();
    }

    [TestCase(100, 100, 1, 0.2)]
    [TestCase(100, 120, 0.5, 0.3)]
    [TestCase(250, 200, 0.02, 0.6)]
    public void BlackScholes_CallAndPut_DifferByTheForward(double spot, double strike, double years, double volatility) =>
        (BlackScholes.Value(true, spot, strike, years, volatility) - BlackScholes.Value(false, spot, strike, years, volatility))
            .Should().BeApproximately(spot - strike, 1e-4);

    [Test]
    public void BlackScholes_AtTheMoney_IsTheTextbookValue() =>
        BlackScholes.Value(true, 100, 100, 1, 0.2).Should().BeApproximately(7.9656, 1e-3);

    [Test]
    public void BlackScholes_WorthlessUnderlying_IsWorthTheStrikeOrNothing()
    {
        BlackScholes.Value(true, 0, 100, 1, 0.2).Should().Be(0);
        BlackScholes.Value(false, 0, 100, 1, 0.2).Should().Be(100);
    }

    [Test]
    public void Returns_Closes_BelongToTheDayTheyEndOn()
    {
        var returns = DailyReturns.Of([Bar(1, 100), Bar(2, 110), Bar(3, 99)]);

        returns.Should().HaveCount(2);
        returns[new DateOnly(2026, 1, 2)].Should().BeApproximately(0.1, 1e-12);
        returns[new DateOnly(2026, 1, 3)].Should().BeApproximately(-0.1, 1e-12);
    }

    [Test]
    public void Table_DayThatOneLacks_IsFilledByBeta()
    {
        var days = Enumerable.Range(0, DailyReturns.Fewest + 1).Select(i => new DateOnly(2026, 1, 1).AddDays(i)).ToList();
        var market = days.ToDictionary(day => day, day => day.Day % 2 == 0 ? 0.01 : -0.02);
        var doubled = market.Skip(1).ToDictionary(pair => pair.Key, pair => pair.Value * 2);
        Dictionary<DateOnly, double> young = new() { [days[0]] = 0.5 };

        var table = new ReturnTable(market, new Dictionary<int, IReadOnlyDictionary<DateOnly, double>> { [1] = doubled, [2] = young });

        table.BetaOf(1).Should().BeApproximately(2, 1e-9);
        table.Of(1)[0].Should().BeApproximately(market[days[0]] * 2, 1e-9);
        table.Filled.Should().Be(1);
        table.BetaOf(2).Should().BeNull();
    }

    private static HistoricalBar Bar(int day, decimal close) => new(null, new DateOnly(2026, 1, day), $"2026010{day}", close, close, close, close, null, null, null);
}
