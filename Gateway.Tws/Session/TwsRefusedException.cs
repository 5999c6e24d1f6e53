namespace Gateway.Tws.Session;

/// <summary>The client itself refused the call, and nothing was sent to TWS. The message says why and what to do.</summary>
public sealed class TwsRefusedException(string message, TimeSpan? retryAfter = null, string code = "refused") : TwsException(message)
{
    /// <summary>The rule that refused it, in one word, such as <c>restart_window</c>; by default <c>refused</c>.</summary>
    public string Code { get; } = code;

    /// <summary>When the same call will be accepted; null when waiting does not help.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    public override bool Retryable => RetryAfter is not null;
}
