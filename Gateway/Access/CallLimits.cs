using System.Threading.RateLimiting;
using Gateway.Configuration;

namespace Gateway.Access;

/// <summary>Rate and concurrency limits of each caller: requests, orders and completions a second; calls and streams at one time.</summary>
/// <remarks>
/// Programs on this machine without a token have no rates: together they have many times the places of one caller, which bound their memory.
/// A rate allows bursts of twice its number. There is no queue: a request over the limit is refused at once, with the time to wait before a retry.
/// A call that only stops or withdraws orders is never refused.
/// Idle callers are forgotten after a while, so that memory grows only with the number of recently active callers.
/// </remarks>
internal sealed class CallLimits : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly LimitOptions _options;
    private readonly PartitionedRateLimiter<Key> _rates;
    private readonly PartitionedRateLimiter<Key> _places;

    public CallLimits(LimitOptions options)
    {
        _options = options;
        _rates = PartitionedRateLimiter.Create<Key, Key>(key => RateLimitPartition.GetTokenBucketLimiter(
            key,
            one => new TokenBucketRateLimiterOptions
            {
                TokenLimit = Limit(one) * 2,
                TokensPerPeriod = Limit(one),
                ReplenishmentPeriod = Period,
            }));
        _places = PartitionedRateLimiter.Create<Key, Key>(
            key => RateLimitPartition.GetConcurrencyLimiter(key, one => new ConcurrencyLimiterOptions { PermitLimit = Limit(one) }));
    }

    /// <exception cref="CallLimitException">A limit of the caller is exceeded.</exception>
    public CallPermit Enter(Caller caller, CallKind kind)
    {
        if (kind is not (CallKind.Order or CallKind.Stop))
            Spend(caller, CallMeasure.RequestsPerSecond);
        switch (kind)
        {
            case CallKind.Order:
                Spend(caller, CallMeasure.OrdersPerSecond);
                return Occupy(caller, CallMeasure.OrdersAtOnce);
            case CallKind.Completion:
                Spend(caller, CallMeasure.CompletionsPerSecond);
                return default;
            case CallKind.Tool:
                return Occupy(caller, CallMeasure.CallsAtOnce);
            case CallKind.Stream:
                return Occupy(caller, CallMeasure.StreamsAtOnce);
            default:
                return default;
        }
    }

    public void Dispose()
    {
        _rates.Dispose();
        _places.Dispose();
    }

    private void Spend(Caller caller, CallMeasure measure)
    {
        var key = new Key(caller.Id, measure);
        if (caller.Id is null || Limit(key) == 0)
            return;
        using var lease = _rates.AttemptAcquire(key);
        if (!lease.IsAcquired)
            throw Refusal(key, lease);
    }

    private CallPermit Occupy(Caller caller, CallMeasure measure)
    {
        var key = new Key(caller.Id, measure);
        if (Limit(key) == 0)
            return default;
        var lease = _places.AttemptAcquire(key);
        if (lease.IsAcquired)
            return new CallPermit(lease);
        using (lease)
            throw Refusal(key, lease);
    }

    private CallLimitException Refusal(Key key, RateLimitLease lease)
    {
        var (what, setting) = key.Measure switch
        {
            CallMeasure.RequestsPerSecond => ("requests a second", "LIMITS_CALLS_PER_SECOND"),
            CallMeasure.OrdersPerSecond => ("order calls a second", "LIMITS_ORDERS_PER_SECOND"),
            CallMeasure.CompletionsPerSecond => ("completions a second", "LIMITS_COMPLETIONS_PER_SECOND"),
            CallMeasure.CallsAtOnce => ("concurrent calls", "LIMITS_CALLS_AT_ONCE"),
            CallMeasure.OrdersAtOnce => ("concurrent order calls", "twice LIMITS_ORDERS_PER_SECOND"),
            _ => ("concurrent streams", "LIMITS_STREAMS_AT_ONCE"),
        };
        return new CallLimitException(
            $"This caller is over its limit of {Limit(key).ToString(CultureInfo.InvariantCulture)} {what} ({setting}); nothing was done.",
            lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : Period);
    }

    private int Limit(Key key)
    {
        var limit = key.Measure switch
        {
            CallMeasure.RequestsPerSecond => _options.CallsPerSecond,
            CallMeasure.OrdersPerSecond => _options.OrdersPerSecond,
            CallMeasure.CompletionsPerSecond => _options.CompletionsPerSecond,
            CallMeasure.CallsAtOnce => _options.CallsAtOnce,
            CallMeasure.OrdersAtOnce => 2 * _options.OrdersPerSecond,
            _ => _options.StreamsAtOnce,
        };
        return key.CallerId is null ? limit * _options.LocalFactor : limit;
    }

    /// <param name="CallerId">Null for the callers on this machine without a token, which share their places.</param>
    private readonly record struct Key(string? CallerId, CallMeasure Measure);
}
