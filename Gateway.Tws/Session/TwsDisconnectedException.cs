namespace Gateway.Tws.Session;

/// <summary>There is no session with TWS, or it ended while the call waited. The message says why and what to check.</summary>
public sealed class TwsDisconnectedException : TwsException
{
    public TwsDisconnectedException(string message) : base(message)
    {
    }

    public TwsDisconnectedException(string message, Exception? inner) : base(message, inner)
    {
    }

    public override bool Retryable => true;
}
