using Gateway.Tws.Session;

namespace Gateway.Tests.Session;

[TestFixture]
public sealed class RequestIdsTests
{
    [Test]
    public void Nth_AfterTheHighest_BeginsAnew()
    {
        RequestIds.Nth(1).Should().Be(2_147_000_000);
        RequestIds.Nth(483_647).Should().Be(int.MaxValue - 1);
        RequestIds.Nth(483_648).Should().Be(2_147_000_000);
        RequestIds.Nth(long.MaxValue).Should().BeInRange(RequestIds.First, int.MaxValue - 1);
    }

    [Test]
    public void WasIssued_IdsOfOrders_IsNever()
    {
        RequestIds.WasIssued(RequestIds.Next()).Should().BeTrue();
        new[] { -1, 0, 57, 1_000_000_000, 2_146_999_999, int.MaxValue }.Should().OnlyContain(id => !RequestIds.WasIssued(id));
    }
}
