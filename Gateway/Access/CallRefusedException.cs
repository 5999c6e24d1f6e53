namespace Gateway.Access;

/// <summary>A call is refused before it runs: a limit is exceeded or a scope is missing. Each protocol reports it in its own form.</summary>
internal abstract class CallRefusedException(string message) : Exception(message)
{
    /// <summary>The HTTP status: 403 or 429.</summary>
    public abstract int Status { get; }

    /// <summary>The error code: stable, for programs.</summary>
    public abstract string Code { get; }

    /// <summary>What the caller can do about it.</summary>
    public abstract string Hint { get; }

    /// <summary>Whether the same call may succeed later.</summary>
    public abstract bool Retryable { get; }

    /// <summary>The response header that goes with the status: Retry-After or WWW-Authenticate.</summary>
    public abstract (string Name, string Value) Header { get; }
}
