namespace Gateway.Mcp.Limits;

/// <summary>A caller asked for more than its share.</summary>
internal sealed class CallLimitException(string message, TimeSpan retryAfter) : Exception(message)
{
    /// <summary>Whole seconds, at least one, as the header Retry-After wants them.</summary>
    public int RetryAfterSeconds { get; } = Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds));
}
