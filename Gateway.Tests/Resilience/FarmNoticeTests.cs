using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tests.Resilience;

[TestFixture]
public sealed class FarmNoticeTests
{
    [TestCase(2104, "Market data farm connection is OK:usfarm.nj", "usfarm.nj", "ok")]
    [TestCase(2106, "HMDS data farm connection is OK:ushmds", "ushmds", "ok")]
    [TestCase(2158, "Sec-def data farm connection is OK:secdefil", "secdefil", "ok")]
    [TestCase(2103, "Market data farm connection is broken:usfarm", "usfarm", "broken")]
    [TestCase(2105, "HMDS data farm connection is broken:ushmds", "ushmds", "broken")]
    [TestCase(2157, "Sec-def data farm connection is broken:secdefil", "secdefil", "broken")]
    [TestCase(2107, "HMDS data farm connection is inactive but should be available upon demand.ushmds", "ushmds", "inactive")]
    [TestCase(2108, "Market data farm connection is inactive but should be available upon demand:usfarm", "usfarm", "inactive")]
    [TestCase(2119, "Market data farm is connecting:usfarm", "usfarm", "connecting")]
    [TestCase(2104, "", "unnamed", "ok")]
    public void Of_FarmCode_GivesNameAndState(int code, string text, string farm, string state) =>
        FarmNotice.Of(new TwsError(-1, code, text, "", null)).Should().Be(new FarmNotice(farm, state));

    [Test]
    public void Of_OtherCode_IsNull() => FarmNotice.Of(new TwsError(-1, 2109, "outside RTH:x", "", null)).Should().BeNull();
}
