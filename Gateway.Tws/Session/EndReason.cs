using Gateway.Tws.Wire;

namespace Gateway.Tws.Session;

/// <summary>Converts the exception that ended a session to a <see cref="TwsDisconnectedException"/>.</summary>
internal static class EndReason
{
    public static TwsDisconnectedException Of(Exception? exception) => exception switch
    {
        TwsDisconnectedException known => known,
        TwsProtocolException => new TwsDisconnectedException(
            $"The bytes from TWS broke the protocol: {exception.Message}. The connection was closed, since nothing after that could be "
            + "trusted.", exception),
        IOException => new TwsDisconnectedException($"The connection to TWS was cut: {exception.Message}", exception),
        null => new TwsDisconnectedException("The session ended."),
        _ => new TwsDisconnectedException($"The session ended by a fault of the gateway: {exception.Message}", exception),
    };
}
