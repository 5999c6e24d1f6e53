namespace Gateway.Tws.Session;

/// <summary>Base of what a call of the TWS client can fail with. The message is fit to be shown to a user.</summary>
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
