using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Fundamentals;

/// <summary>Which events and filters Wall Street Horizon has, as JSON (104).</summary>
public sealed record WshMetaDataMessage(int RequestId, string Json) : IMessage<WshMetaDataMessage>, IKeyedMessage
{
    public static int MessageId => 104;

    public static WshMetaDataMessage Parse(ref FieldReader reader, ServerVersion version) => new(reader.ReadInt(), reader.ReadText());
}

/// <summary>Corporate events of Wall Street Horizon, as JSON (105).</summary>
public sealed record WshEventDataMessage(int RequestId, string Json) : IMessage<WshEventDataMessage>, IKeyedMessage
{
    public static int MessageId => 105;

    public static WshEventDataMessage Parse(ref FieldReader reader, ServerVersion version) => new(reader.ReadInt(), reader.ReadText());
}
