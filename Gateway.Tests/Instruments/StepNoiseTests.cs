using Gateway.Instruments;

namespace Gateway.Tests.Instruments;

[TestFixture]
[Parallelizable]
public sealed class StepNoiseTests
{
    [TestCase("200.10000000000002", "200.10", "200.10")]
    [TestCase("200.1000001", "200.10", "200.10")]
    [TestCase("200.101", "200.10", "200.101")]
    [TestCase("-0.30000000000000004", "-0.30", "-0.30")]
    [TestCase("0.000000015", "0.00000001", "0.000000015")]
    [TestCase("0", "0", "0")]
    public void Remove_ValuesNearAStep_AreTheStepWithinNoiseOnly(string value, string step, string expected)
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        StepNoise.Remove(decimal.Parse(value, invariant), decimal.Parse(step, invariant)).Should().Be(decimal.Parse(expected, invariant));
    }
}
