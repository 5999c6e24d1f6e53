namespace Gateway.Tws.Wire;

/// <summary>Bytes that break the protocol: a frame that cannot be bounded or a field that cannot be read.</summary>
public sealed class TwsProtocolException : Exception
{
    public TwsProtocolException(string message) : base(message)
    {
    }

    public TwsProtocolException(string message, Exception inner) : base(message, inner)
    {
    }
}
