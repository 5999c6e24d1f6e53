using Gateway.Tws.Session;

namespace Gateway.Tests.Session;

[TestFixture]
public sealed class TwsErrorCodesTests
{
    [TestCase(399, true)]
    [TestCase(2104, true)]
    [TestCase(10167, true)]
    [TestCase(2174, true)]
    [TestCase(162, false)]
    [TestCase(354, false)]
    [TestCase(10182, false, Description = "Live updates stopped: the request does not go on.")]
    public void IsWarning_ByCode_TellsWhetherTheRequestGoesOn(int code, bool warning) => TwsErrorCodes.IsWarning(code).Should().Be(warning);

    [TestCase(100, true)]
    [TestCase(1100, true)]
    [TestCase(200, false)]
    [TestCase(201, false)]
    public void IsRetryable_ByCode_TellsWhetherTheSameCallMayWork(int code, bool retryable) => TwsErrorCodes.IsRetryable(code).Should().Be(retryable);
}
