using System.Net;
using Gateway.Access;
using Gateway.Configuration;

namespace Gateway.Tests.Access;

/// <summary>Who shares a limit of requests a second with whom.</summary>
[TestFixture]
public sealed class RemoteRateTests
{
    private const int Limit = 1;
    private const int Burst = 2 * Limit;

    [TestCase("2001:db8:1:2::1", "2001:db8:1:2:ffff::9")]
    [TestCase("203.0.113.7", "::ffff:203.0.113.7")]
    public void Admits_SameCustomer_SharesItsLimit(string first, string second)
    {
        using var rate = new RemoteRate(new LimitOptions { RemoteRequestsPerSecond = Limit });
        for (var i = 0; i < Burst; i++)
            rate.Admits(IPAddress.Parse(first)).Should().BeTrue();

        rate.Admits(IPAddress.Parse(second)).Should().BeFalse();
    }

    [Test]
    public void Admits_NoLimit_NeverRefuses()
    {
        using var rate = new RemoteRate(new LimitOptions { RemoteRequestsPerSecond = 0 });

        for (var i = 0; i < 5 * Burst; i++)
            rate.Admits(IPAddress.Parse("203.0.113.8")).Should().BeTrue();
    }
}
