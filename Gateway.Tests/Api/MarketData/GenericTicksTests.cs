using Gateway.Tws.Api.MarketData;

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
    public void Expected_IdsThatNothingAnswers_AreNotWaitedFor() => GenericTicks.Expected("292,233").Should().ContainSingle();
}
