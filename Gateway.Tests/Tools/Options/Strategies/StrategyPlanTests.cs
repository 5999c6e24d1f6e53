using Gateway.Handlers;
using Gateway.Tools.Options;
using Gateway.Tools.Options.Payoff;
using Gateway.Tools.Options.Strategies;
using Gateway.Tws.Api.Options;

namespace Gateway.Tests.Tools.Options.Strategies;

[TestFixture]
public sealed class StrategyPlanTests
{
    private static readonly decimal[] Listed = [90, 95, 100, 105, 110];

    private static IEnumerable<object> Kinds => Enum.GetValues<StrategyKind>().Cast<object>();

    [Test]
    public void Of_EveryKindAndSide_NamesStrikesThatItHas([ValueSource(nameof(Kinds))] object named, [Values] bool call)
    {
        var kind = (StrategyKind)named;
        var plan = StrategyPlan.Of(kind, call ? PayoffKind.Call : PayoffKind.Put);

        plan.Steps.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        plan.Legs.Where(leg => leg.Kind != PayoffKind.Underlying).Select(leg => leg.Strike).Distinct().Should().BeEquivalentTo(Enumerable.Range(0, plan.Steps.Count));
        plan.Legs.Should().OnlyContain(leg => leg.Ratio != 0);
        plan.HasFar.Should().Be(kind is StrategyKind.Calendar or StrategyKind.Diagonal);
    }

    /// <summary>What everybody means by the name: which side is bounded.</summary>
    [TestCase(nameof(StrategyKind.Vertical), true, true)]
    [TestCase(nameof(StrategyKind.Straddle), false, true)]
    [TestCase(nameof(StrategyKind.IronCondor), true, true)]
    [TestCase(nameof(StrategyKind.Butterfly), true, true)]
    [TestCase(nameof(StrategyKind.RatioSpread), true, false)]
    [TestCase(nameof(StrategyKind.CoveredCall), true, true)]
    [TestCase(nameof(StrategyKind.ProtectivePut), false, true)]
    [TestCase(nameof(StrategyKind.ShortPut), true, true)]
    public void Of_Kind_HasItsBounds(string kind, bool gainBound, bool lossBound)
    {
        var plan = StrategyPlan.Of(Enum.Parse<StrategyKind>(kind), PayoffKind.Call);
        var curve = new PayoffCurve([.. plan.Legs.Select(leg => new PayoffLeg(leg.Kind, leg.Kind == PayoffKind.Underlying ? 0 : Listed[leg.Strike], leg.Ratio * 100, 3m))]);

        curve.MaxProfit.HasValue.Should().Be(gainBound);
        curve.MaxLoss.HasValue.Should().Be(lossBound);
    }

    [Test]
    public void Choose_NothingNamed_TakesStrikesAroundTheMoney() =>
        StrikeChoice.Choose([], [-1, 0, 1], 1, Listed, 101m).Should().Equal(95m, 100m, 105m);

    [Test]
    public void Choose_Width_SpreadsThem() => StrikeChoice.Choose([], [-1, 1], 2, Listed, 99m).Should().Equal(90m, 110m);

    [TestCase(new[] { 95.0, 105, 110 }, "must be 2")]
    [TestCase(new[] { 105.0, 95 }, "must rise")]
    [TestCase(new[] { 95.0, 101 }, "101")]
    public void Choose_WrongStrikes_NamesTheRuleAndAnExample(double[] named, string rule)
    {
        var choosing = () => StrikeChoice.Choose([.. named.Select(strike => (decimal)strike)], [-1, 1], 1, Listed, 100m);

        choosing.Should().Throw<ToolException>().Which.Error.Message.Should().StartWith("strikes: ").And.Contain(rule).And.Contain("example: [");
    }

    [Test]
    public void Choose_NoPriceAndNothingNamed_AsksForStrikes()
    {
        var choosing = () => StrikeChoice.Choose([], [0], 1, Listed, null);

        choosing.Should().Throw<ToolException>().WithMessage("strikes: are required*");
    }

    [Test]
    public void Window_MoreThanTheMost_SaysHowManyAreLeftOut()
    {
        var strikes = Enumerable.Range(1, 100).Select(i => (decimal)i).ToList();

        var (chosen, leftOut) = new StrikeWindow(10, 1, 100).Choose(strikes, 50);

        chosen.Should().HaveCount(StrikeWindow.Most).And.BeInAscendingOrder();
        leftOut.Should().Be(100 - StrikeWindow.Most);
        new StrikeWindow(3).Choose(strikes, 50.2m).Strikes.Should().Equal(49m, 50m, 51m);
    }

    [Test]
    public void Pick_SeveralClasses_TakesTheSymbolsOwnAndTheNextDay()
    {
        OptionParameters[] grids = [Grid("SPXW", "20260918", "20260921"), Grid("SPX", "20260918")];

        SeriesChoice.Pick(grids, "SPX", new SeriesQuery(), new DateOnly(2026, 9, 14)).Should().Be((grids[1], "20260918"));
        SeriesChoice.Pick(grids, "SPX", new SeriesQuery(MinDays: 5), new DateOnly(2026, 9, 14)).Should().Be((grids[0], "20260921"));
        SeriesChoice.Pick(grids, "SPX", new SeriesQuery(TradingClass: "spxw"), new DateOnly(2026, 9, 14)).Expiration.Should().Be("20260918");
    }

    [Test]
    public void Pick_NoneFits_ListsWhatThereIs()
    {
        var picking = () => SeriesChoice.Pick([Grid("SPX", "20260918")], "SPX", new SeriesQuery("20261231"), new DateOnly(2026, 9, 14));

        picking.Should().Throw<ToolException>().Which.Error.Message.Should().StartWith("expiration: ").And.Contain("20260918 (4 days)");
    }

    [TestCase("20270603", "20270528")]
    [TestCase("202706", "20270528")]
    [TestCase("20260910", "20260918")]
    public void Pick_ExpirationNotListed_NamesTheNearest(string asked, string nearest)
    {
        string[] weeks = [.. Enumerable.Range(0, 20).Select(week => new DateOnly(2026, 9, 18).AddDays(7 * week).ToString("yyyyMMdd", CultureInfo.InvariantCulture))];
        var picking = () => SeriesChoice.Pick([Grid("SPX", [.. weeks, "20270528", "20280128"])], "SPX", new SeriesQuery(asked), new DateOnly(2026, 9, 14));

        picking.Should().Throw<ToolException>().Which.Error.Message.Should().Contain($"{nearest} (").And.EndWith($"example: {nearest}");
    }

    private static OptionParameters Grid(string tradingClass, params string[] expirations) => new("SMART", 416904, tradingClass, "100", expirations, Listed);
}
