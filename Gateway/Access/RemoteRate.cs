using System.Net;
using System.Threading.RateLimiting;
using Gateway.Configuration;

namespace Gateway.Access;

/// <summary>The requests a second from each remote address, with bursts of twice as many.</summary>
internal sealed class RemoteRate(LimitOptions limits) : IDisposable
{
    // Addresses share a fixed number of buckets, so that requests from many addresses cannot exhaust memory.
    private const int AddressBuckets = 4096;

    private readonly PartitionedRateLimiter<int>? _buckets = limits.RemoteRequestsPerSecond == 0
        ? null
        : PartitionedRateLimiter.Create<int, int>(bucket => RateLimitPartition.GetTokenBucketLimiter(bucket, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = limits.RemoteRequestsPerSecond * 2,
            TokensPerPeriod = limits.RemoteRequestsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));

    /// <summary>Counts a request from this address.</summary>
    /// <returns>False when the address is over its limit.</returns>
    public bool Admits(IPAddress? address)
    {
        if (_buckets is null)
            return true;
        using var lease = _buckets.AttemptAcquire(BucketOf(address ?? IPAddress.None));
        return lease.IsAcquired;
    }

    public void Dispose() => _buckets?.Dispose();

    // An IPv6 customer holds a whole /64, so only that prefix counts. HashCode has a random seed in each process: collisions cannot be chosen.
    private static int BucketOf(IPAddress address)
    {
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        var hash = new HashCode();
        hash.AddBytes(bytes.AsSpan(0, Math.Min(bytes.Length, 8)));
        return hash.ToHashCode() & (AddressBuckets - 1);
    }
}
