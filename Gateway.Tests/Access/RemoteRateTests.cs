using System.Net;
using Gateway.Access;
using Gateway.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gateway.Tests.Access;

/// <summary>Who shares a limit of requests a second with whom.</summary>
[TestFixture]
public sealed class RemoteRateTests
{
    private const int Limit = 1;
    private const int Burst = 2 * Limit;

    private ServiceProvider _services = null!;

    [SetUp]
    public void SetUp() => _services = Services(Limit);

    [TearDown]
    public void TearDown() => _services.Dispose();

    [TestCase("2001:db8:1:2::1", "2001:db8:1:2:ffff::9")]
    [TestCase("203.0.113.7", "::ffff:203.0.113.7")]
    public void Acquire_SameCustomer_SharesItsLimit(string first, string second)
    {
        for (var i = 0; i < Burst; i++)
            IsAdmitted(first).Should().BeTrue();

        IsAdmitted(second).Should().BeFalse();
    }

    [Test]
    public void Acquire_ThisMachineOrNoLimit_IsNeverRefused()
    {
        using var unlimited = Services(limit: 0);
        for (var i = 0; i < 5 * Burst; i++)
        {
            IsAdmitted("127.0.0.1").Should().BeTrue();
            IsAdmitted("203.0.113.8", unlimited).Should().BeTrue();
        }
    }

    private static ServiceProvider Services(int limit)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddRequestLimits(new LimitOptions { RemoteRequestsPerSecond = limit });
        return services.BuildServiceProvider();
    }

    private bool IsAdmitted(string address, ServiceProvider? services = null)
    {
        var context = new DefaultHttpContext();
        context.Request.Host = new HostString("localhost");
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        using var lease = (services ?? _services).GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter!.AttemptAcquire(context);
        return lease.IsAcquired;
    }
}
