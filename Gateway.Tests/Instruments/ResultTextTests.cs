using Gateway.Instruments;

namespace Gateway.Tests.Instruments;

[TestFixture]
public sealed class ResultTextTests
{
    [TestCase(0.9831902294897947, 0.98319)]
    [TestCase(-0.000080582629983604, -0.0000805826)]
    [TestCase(1234567.0, 1234570.0)]
    [TestCase(0.3, 0.3)]
    [TestCase(0.0, 0.0)]
    [TestCase(double.NaN, null)]
    [TestCase(double.PositiveInfinity, null)]
    [TestCase(null, null)]
    public void Figure_Number_KeepsSixSignificantDigits(double? number, double? figure) => number.Figure().Should().Be(figure);
}
