using System.Globalization;
using System.Threading.RateLimiting;

namespace Gateway.Access;

/// <summary>A caller's leave to be served; to be disposed when the request has ended.</summary>
/// <param name="lease">The place that the request takes while it runs; null when it takes none.</param>
internal readonly struct CallPermit(RateLimitLease? lease) : IDisposable
{
    public void Dispose() => lease?.Dispose();
}

/// <summary>Which limits a request falls under; every request falls under that of requests a second.</summary>
internal enum CallKind
{
    Plain,
    Tool,
    Order,
    Stream,
    Completion,
}

/// <summary>What is counted for each caller by itself.</summary>
internal enum CallMeasure
{
    RequestsPerSecond,
    OrdersPerSecond,
    CompletionsPerSecond,
    CallsAtOnce,
    StreamsAtOnce,
}

/// <summary>A caller asked for more than its share (429).</summary>
internal sealed class CallLimitException(string message, TimeSpan retryAfter) : CallRefusedException(message)
{
    /// <summary>Whole seconds, at least one, as the header Retry-After wants them.</summary>
    public int RetryAfterSeconds { get; } = Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds));

    public override int Status => StatusCodes.Status429TooManyRequests;

    public override string Code => "too_many_requests";

    public override string Hint => $"Try again in {RetryAfterSeconds} s.";

    public override bool Retryable => true;

    public override (string Name, string Value) Header => ("Retry-After", RetryAfterSeconds.ToString(CultureInfo.InvariantCulture));
}
