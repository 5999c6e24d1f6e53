using Gateway.Tws.Model;

namespace Gateway.Tests.Model;

[TestFixture]
public sealed class MarketRuleTests
{
    private static readonly MarketRule Penny = new(26, [new PriceIncrement(0m, 0.0001m), new PriceIncrement(1m, 0.01m)]);

    [TestCase("0.12345", "0.1235")]
    [TestCase("0.99996", "1.0000")]
    [TestCase("1.004", "1.00")]
    [TestCase("1.005", "1.01")]
    [TestCase("-1.005", "-1.01")]
    [TestCase("230.57", "230.57")]
    public void Round_ByDefault_IsTheNearestStepOfItsBand(string price, string rounded) =>
        Penny.Round(Number(price)).Should().Be(Number(rounded));

    [TestCase(MidpointRounding.ToNegativeInfinity, "230.50")]
    [TestCase(MidpointRounding.ToPositiveInfinity, "230.75")]
    public void Round_WithMode_StaysBelowOrAbove(MidpointRounding mode, string rounded) =>
        new MarketRule(67, [new PriceIncrement(0m, 0.25m)]).Round(230.6m, mode).Should().Be(Number(rounded));

    [Test]
    public void IncrementAt_EachBand_IsItsOwn()
    {
        Penny.IncrementAt(0.5m).Should().Be(0.0001m);
        Penny.IncrementAt(1m).Should().Be(0.01m);
        Penny.IncrementAt(-2m).Should().Be(0.01m);
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
