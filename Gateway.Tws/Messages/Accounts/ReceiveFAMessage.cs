using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Accounts;

/// <summary>An advisor's groups or aliases (16).</summary>
public sealed record ReceiveFAMessage(FaDataType Type, string Xml) : IMessage<ReceiveFAMessage>
{
    public static int MessageId => 16;

    public static ReceiveFAMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new ReceiveFAMessage((FaDataType)reader.ReadInt(), reader.ReadText());
    }
}

/// <summary>An advisor's groups or aliases are replaced; the text is TWS's confirmation (103).</summary>
public sealed record ReplaceFAEndMessage(int RequestId, string Text) : IMessage<ReplaceFAEndMessage>, IKeyedMessage
{
    public static int MessageId => 103;

    public static ReplaceFAEndMessage Parse(ref FieldReader reader, ServerVersion version) => new(reader.ReadInt(), reader.ReadString());
}
