using Gateway.Tws.Messages;
using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Session;

/// <summary>Calls receivers so that the fault of one harms neither the read loop nor the others.</summary>
internal sealed partial class ReceiverCalls(ILogger logger)
{
    public void Receive<T>(IMessageReceiver receiver, in T message) where T : IMessage<T>
    {
        try
        {
            receiver.Receive(in message);
        }
        catch (Exception exception)
        {
            ReceiverFailed(logger, receiver.GetType().Name, typeof(T).Name, exception);
        }
    }

    public void ReceiveError(IMessageReceiver receiver, TwsError error)
    {
        try
        {
            receiver.ReceiveError(error);
        }
        catch (Exception exception)
        {
            ReceiverFailed(logger, receiver.GetType().Name, nameof(TwsError), exception);
        }
    }

    public void Disconnected(IMessageReceiver receiver, TwsDisconnectedException reason)
    {
        try
        {
            receiver.Disconnected(reason);
        }
        catch (Exception exception)
        {
            ReceiverFailed(logger, receiver.GetType().Name, nameof(TwsDisconnectedException), exception);
        }
    }

    [LoggerMessage(EventIds.ReceiverFailed, LogLevel.Error, "{Receiver} failed on a {Message}; the session goes on")]
    private static partial void ReceiverFailed(ILogger logger, string receiver, string message, Exception exception);
}
