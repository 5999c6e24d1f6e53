namespace Gateway.Tws.Messages;

/// <summary>Takes each parsed message, typed, without boxing it.</summary>
public interface IMessageSink
{
    /// <summary>Called on the read loop, in the order of the wire; must not block.</summary>
    /// <param name="requestId">The request that the message answers; -1 for a message that answers none.</param>
    void Accept<T>(int requestId, in T message) where T : IMessage<T>;
}
