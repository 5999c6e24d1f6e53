using Gateway.Instruments.Contracts;
using Gateway.Tools.Preview;
using Gateway.Tws.Model;

namespace Gateway.Tests.Tools.Preview;

[TestFixture]
public sealed class CombinationRangeTests
{
    [Test]
    public void Of_CallSpread_IsNothingToItsWidth() => CombinationRange.Of([Option(1, 245, "C"), Option(-1, 250, "C")]).Should().Be(new CombinationRange(0, 5));

    [Test]
    public void Of_IronCondorThatIsSold_IsAtMostNothing() =>
        CombinationRange.Of([Option(1, 200, "P"), Option(-1, 210, "P"), Option(-1, 250, "C"), Option(1, 260, "C")]).Should().Be(new CombinationRange(-10, 0));

    [Test]
    public void Of_Straddle_HasNoHighest()
    {
        var range = CombinationRange.Of([Option(1, 245, "C"), Option(1, 245, "P")])!;

        range.Should().Be(new CombinationRange(0, null));
        range.Contains(1_000_000).Should().BeTrue();
        range.Contains(-0.01m).Should().BeFalse();
    }

    /// <summary>A hundred shares and one option are priced for one share.</summary>
    [Test]
    public void Of_CoveredCall_IsNothingToItsStrike() => CombinationRange.Of([Stock(100), Option(-1, 250, "C")]).Should().Be(new CombinationRange(0, 250));

    [Test]
    public void Of_Calendar_IsNotKnown() => CombinationRange.Of([Option(-1, 245, "C"), Option(1, 245, "C", "20270115")]).Should().BeNull();

    [Test]
    public void Of_PairOfStocks_IsNotKnown() => CombinationRange.Of([Stock(1), Stock(-1, conId: 8)]).Should().BeNull();

    [Test]
    public void Of_OptionWithAnotherStock_IsNotKnown() => CombinationRange.Of([Stock(100, conId: 8), Option(-1, 250, "C")]).Should().BeNull();

    private static ValuedLeg Option(int ratio, decimal strike, string right, string expiration = "20261218") => new(
        new ContractDetails
        {
            Contract = new Contract
            {
                ConId = (int)strike,
                SecType = "OPT",
                Strike = strike,
                Right = right,
                Multiplier = "100",
                LastTradeDateOrContractMonth = expiration,
            },
            UnderConId = 7,
        },
        ratio);

    private static ValuedLeg Stock(int ratio, int conId = 7) => new(new ContractDetails { Contract = new Contract { ConId = conId, SecType = "STK" } }, ratio);
}
