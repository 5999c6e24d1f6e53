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
