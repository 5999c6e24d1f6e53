using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages;

/// <summary>An incoming message: a record that reads itself from the fields after its id.</summary>
public interface IMessage<TSelf> where TSelf : IMessage<TSelf>
{
    /// <summary>Field 0 of the frame.</summary>
    static abstract int MessageId { get; }

    /// <summary>Reads every field after the message id. Fields beyond the known ones are left unread, never an error.</summary>
    static abstract TSelf Parse(ref FieldReader reader, ServerVersion version);
}

/// <summary>A message that answers one request, named by its id.</summary>
public interface IKeyedMessage
{
    int RequestId { get; }
}

/// <summary>Takes each parsed message, typed, without boxing it.</summary>
public interface IMessageSink
{
    /// <summary>Called on the read loop, in the order of the wire; must not block.</summary>
    /// <param name="requestId">The request that the message answers; -1 for a message that answers none.</param>
    void Accept<T>(int requestId, in T message) where T : IMessage<T>;
}
