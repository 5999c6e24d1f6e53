using Gateway.Instruments.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Tests.Instruments.Contracts;

[TestFixture]
public sealed class ContractUnitsTests
{
    [TestCase("", 1)]
    [TestCase("100", 100)]
    [TestCase("50.0", 50)]
    [TestCase("0.1", 0.1)]
    [TestCase("0", 1)]
    [TestCase("-5", 1)]
    [TestCase("many", 1)]
    public void Units_OfAMultiplier_IsItsNumber(string multiplier, double units) =>
        new Contract { Multiplier = multiplier }.Units().Should().Be((decimal)units);
}
