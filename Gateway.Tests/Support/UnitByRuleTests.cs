using Gateway.Tests.EndToEnd;
using Gateway.Tests.Handlers.Asking;
using Gateway.Tests.Http;
using Gateway.Tests.Mcp.Asking;
using Gateway.Tests.Session;
using Gateway.Tests.Wire;

namespace Gateway.Tests.Support;

[TestFixture]
public sealed class UnitByRuleTests
{
    [TestCase(typeof(FrameReaderTests), false)]
    [TestCase(typeof(ElicitFormTests), false)]
    [TestCase(typeof(ManualTimeProviderTests), false)]
    [TestCase(typeof(ConnectTests), true, Description = "a socket, by its fixture")]
    [TestCase(typeof(TcpUserTimeoutTests), true, Description = "a local of an async method")]
    [TestCase(typeof(AskingMatrixTests), true, Description = "a field")]
    [TestCase(typeof(ApprovalPageTests), true, Description = "its base class")]
    [TestCase(typeof(ProgramTests), true, Description = "a process")]
    public void HostUse_OfAFixture_IsWhatItReaches(Type fixture, bool expected) => HostUse.Of(fixture).Should().Be(expected);

    [Test]
    public void Category_OfThisTest_IsUnit() => TestContext.CurrentContext.Test.AllCategories().Should().Contain(UnitByRuleAttribute.Category);
}
