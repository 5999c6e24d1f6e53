namespace Gateway.Tws.Session;

/// <summary>Base class of the exceptions of the TWS client. The message may be shown to users.</summary>
public abstract class TwsException : Exception
{
    protected TwsException(string message) : base(message)
    {
    }

    protected TwsException(string message, Exception? inner) : base(message, inner)
    {
    }

    /// <summary>True when the same call may succeed later without being changed.</summary>
    public abstract bool Retryable { get; }
}

/// <summary>An error, warning or notice as TWS sent it (message 4).</summary>
/// <param name="Id">The id of the request or order; -1 for none.</param>
/// <param name="AdvancedOrderRejectJson">Details of an order rejection, or empty.</param>
public sealed record TwsError(int Id, int Code, string Text, string AdvancedOrderRejectJson, DateTimeOffset? Time);

/// <summary>TWS refused a request: its code and its text.</summary>
public sealed class TwsRequestException(TwsError error) : TwsException($"TWS error {error.Code}: {error.Text}")
{
    public TwsError Error { get; } = error;

    public override bool Retryable => TwsCodes.IsRetryable(Error.Code, Error.Text);
}

/// <summary>TWS did not answer a request within its deadline.</summary>
public sealed class TwsTimeoutException(string request, TimeSpan deadline)
    : TwsException($"TWS did not answer {request} within {deadline.TotalSeconds:0.#} s.")
{
    public override bool Retryable => true;
}

/// <summary>There is no session with TWS, or it ended while the call waited. The message says why and what to check.</summary>
public sealed class TwsDisconnectedException : TwsException
{
    public TwsDisconnectedException(string message) : base(message)
    {
    }

    public TwsDisconnectedException(string message, Exception? inner) : base(message, inner) =>
        Reconnects = inner is not TwsDisconnectedException { Reconnects: false };

    /// <summary>False when nothing connects again by itself: the connection was closed on request, or none was ever asked for.</summary>
    public bool Reconnects { get; init; } = true;

    public override bool Retryable => Reconnects;
}
