using Gateway.Tools.Risk;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;

namespace Gateway.Tests.Tools.Risk;

/// <summary>Figures of portfolios whose risk can be reckoned by hand.</summary>
[TestFixture]
public sealed class RiskFiguresTests
{
    private const int Days = 100;

    private static readonly Contract Stock = new() { ConId = 1, Symbol = "ONE", SecType = "STK", Currency = "USD" };
    private static readonly Dictionary<DateOnly, double> Market =
        Enumerable.Range(0, Days).ToDictionary(i => new DateOnly(2026, 1, 1).AddDays(i), i => ((i * 37 % 100) - 50) / 1000.0);

    private static readonly ReturnTable Table = new(Market, new Dictionary<int, IReadOnlyDictionary<DateOnly, double>>
    {
        [1] = Market.ToDictionary(pair => pair.Key, pair => pair.Value * 1.5),
    });

    [Test]
    public void Of_OneStock_IsItsReturnsTimesItsValue()
    {
        var result = RiskFigures.Of(Book(new Exposure(Stock, Stock, 100, 50, 1)), Table, "DU1", "SPY", 0.95, 1, [-10, 10]);

        result.Beta.Should().Be(0.75, "5000 of 10000 at a beta of 1.5");
        result.BetaWeightedDelta.Should().Be(7500);
        result.Observations.Should().Be(Days);
        result.WorstCase.Should().Be(-375, "a fall of 7.5 % on 5000");
        result.ValueAtRisk.Should().BeInRange(330, 345);
        result.ExpectedShortfall.Should().BeGreaterThan(result.ValueAtRisk);
        result.Stress.Select(row => row.Profit).Should().Equal(-750, 750);
        result.Stress[0].ProfitPercent.Should().Be(-7.5);
        result.Underlyings.Should().ContainSingle().Which.ValueAtRisk.Should().Be(result.ValueAtRisk);
        result.Complete.Should().BeTrue();
    }

    [Test]
    public void Of_ShortStock_GainsWhenItFalls() =>
        RiskFigures.Of(Book(new Exposure(Stock, Stock, -100, 50, 1)), Table, "DU1", "SPY", 0.95, 1, [-10]).Stress[0].Profit.Should().Be(750);

    [Test]
    public void Of_BoughtPutBesideTheStock_BoundsTheLoss()
    {
        var stock = new Exposure(Stock, Stock, 100, 50, 1);
        var put = new Exposure(
            Stock with { ConId = 2, SecType = "OPT" }, Stock, 100, 50, 1, new OptionTerms(Call: false, 50, 0.02, 0.3),
            new OptionComputation(0.3, -0.5, 0.05, 0.03, -0.02, 1m, null, 50m, true));

        var bare = RiskFigures.Of(Book(stock), Table, "DU1", "SPY", 0.95, 1, [-50]);
        var hedged = RiskFigures.Of(Book(stock, put), Table, "DU1", "SPY", 0.95, 1, [-50]);

        hedged.ValueAtRisk.Should().BeLessThan(bare.ValueAtRisk / 2);
        // Below the strike the put gains what the stock loses: what is left to lose is its time value.
        hedged.Stress[0].Profit.Should().BeInRange(-100, 0);
    }

    [Test]
    public void Of_Nothing_IsZeroNotAnError()
    {
        var result = RiskFigures.Of(Book(), Table, "DU1", "SPY", 0.95, 5, [-10]);

        result.ValueAtRisk.Should().Be(0);
        result.Beta.Should().Be(0);
        result.Stress[0].Profit.Should().Be(0);
        result.Observations.Should().Be(Days - 4);
    }

    [Test]
    public void Of_ShockBelowTheWholeWorth_StopsAtZero() =>
        RiskFigures.Of(Book(new Exposure(Stock, Stock, 100, 50, 1)), Table, "DU1", "SPY", 0.95, 1, [-100]).Stress[0].Profit.Should().Be(-5000);

    [Test]
    public void Of_ForeignCurrency_IsToldInTheAccounts() =>
        RiskFigures.Of(Book(new Exposure(Stock, Stock, 100, 50, 1.2)), Table, "DU1", "SPY", 0.95, 1, [10]).Stress[0].Profit.Should().Be(900);

    private static ExposureBook Book(params Exposure[] exposures) => new(exposures, [], "USD", 10_000m, true, DateTimeOffset.UnixEpoch);
}
