namespace Gateway.Access;

/// <summary>A call ends before it begins: its caller asks too much, or may not make it. Each protocol tells it in its own form.</summary>
internal abstract class CallRefusedException(string message) : Exception(message)
{
    /// <summary>The HTTP status: 403 or 429.</summary>
    public abstract int Status { get; }

    /// <summary>A stable name for programs.</summary>
    public abstract string Code { get; }

    /// <summary>What the caller can do about it.</summary>
    public abstract string Hint { get; }

    /// <summary>Whether the same call may succeed later.</summary>
    public abstract bool Retryable { get; }

    /// <summary>The header that goes with the status.</summary>
    public abstract (string Name, string Value) Header { get; }
}
