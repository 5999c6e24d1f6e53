namespace Gateway.Tws.Session;

/// <summary>Decides whether a request may still leave. The session looks at it when the request's turn to be written has come.</summary>
public interface IOutboundGate
{
    /// <summary>Why nothing may leave, as a sentence for the caller; null while the gate is open.</summary>
    string? ClosedBecause { get; }
}

/// <summary>What became of requests that were taken for writing.</summary>
public enum WriteOutcome
{
    /// <summary>The operating system has all their bytes.</summary>
    Written,

    /// <summary>The session ended while they were written: TWS may have got all of them, a part or nothing.</summary>
    Uncertain,
}
