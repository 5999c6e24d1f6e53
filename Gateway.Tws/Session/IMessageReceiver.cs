using Gateway.Tws.Messages;

namespace Gateway.Tws.Session;

/// <summary>Takes what TWS sends for one request or stream. Every member is called on the read loop, one at a time, and must not block or throw.</summary>
public interface IMessageReceiver
{
    void Receive<T>(in T message) where T : IMessage<T>;

    /// <summary>TWS reported an error or a warning for this request.</summary>
    void ReceiveError(TwsError error);

    /// <summary>The session ended; nothing more will come from it.</summary>
    void Disconnected(TwsDisconnectedException reason);
}
