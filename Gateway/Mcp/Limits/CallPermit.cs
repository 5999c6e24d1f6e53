using System.Threading.RateLimiting;

namespace Gateway.Mcp.Limits;

/// <summary>A caller's leave to be served; to be disposed when the request has ended.</summary>
/// <param name="lease">The place that the request takes while it runs; null when it takes none.</param>
internal readonly struct CallPermit(RateLimitLease? lease) : IDisposable
{
    public void Dispose() => lease?.Dispose();
}
