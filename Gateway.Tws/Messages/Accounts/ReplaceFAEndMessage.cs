using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Accounts;

/// <summary>An advisor's groups or aliases are replaced; the text is TWS's word on it (103).</summary>
public sealed record ReplaceFAEndMessage(int RequestId, string Text) : IMessage<ReplaceFAEndMessage>, IKeyedMessage
{
    public static int MessageId => 103;

    public static ReplaceFAEndMessage Parse(ref FieldReader reader, ServerVersion version) => new(reader.ReadInt(), reader.ReadString());
}
