using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;

namespace Gateway.Tests.Api.MarketData;

[TestFixture]
public sealed class GenericTicksTests
{
    [TestCase("", "")]
    [TestCase("236, 233", "233,236")]
    [TestCase("233,233,,100", "100,233")]
    [TestCase("mdoff,292", "292,mdoff")]
    public void Normalize_AnyOrder_IsOneText(string csv, string expected) => GenericTicks.Normalize(csv).Should().Be(expected);

    [Test]
    public void Expected_IdsThatNothingAnswers_AreNotWaitedFor() => GenericTicks.Expected("292,233", "").Should().ContainSingle();

    [TestCase("C", TickType.OptionCallOpenInterest)]
    [TestCase("P", TickType.OptionPutOpenInterest)]
    public void Expected_OpenInterestOfAnOption_IsThatOfItsRight(string right, TickType expected) =>
        GenericTicks.Expected("101", right).Should().ContainSingle().Which.Should().Equal(expected, TickType.FuturesOpenInterest);
}
