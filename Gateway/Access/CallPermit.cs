using System.Threading.RateLimiting;

namespace Gateway.Access;

/// <summary>The permit of a call that was admitted; dispose it when the call has ended.</summary>
/// <param name="lease">The concurrency slot that the call holds while it runs; null when it holds none.</param>
internal readonly struct CallPermit(RateLimitLease? lease) : IDisposable
{
    public void Dispose() => lease?.Dispose();
}

/// <summary>The kind of a request, which decides its limits. The limit of requests a second applies to all but orders and stops.</summary>
internal enum CallKind
{
    Plain,
    Tool,
    Order,

    /// <summary>A call that only stops or withdraws orders: no limit applies to it.</summary>
    Stop,
    Stream,
    Completion,
}

/// <summary>The limits that are counted for each caller separately.</summary>
internal enum CallMeasure
{
    RequestsPerSecond,
    OrdersPerSecond,
    CompletionsPerSecond,
    CallsAtOnce,
    OrdersAtOnce,
    StreamsAtOnce,
}

/// <summary>A caller has exceeded one of its limits (429).</summary>
internal sealed class CallLimitException(string message, TimeSpan retryAfter) : CallRefusedException(message)
{
    /// <summary>The value of the Retry-After header: whole seconds, at least one.</summary>
    public int RetryAfterSeconds { get; } = Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds));

    public override int Status => StatusCodes.Status429TooManyRequests;

    public override string Code => "too_many_requests";

    public override string Hint => $"Try again in {RetryAfterSeconds} s.";

    public override bool Retryable => true;

    public override (string Name, string Value) Header => ("Retry-After", RetryAfterSeconds.ToString(CultureInfo.InvariantCulture));
}
