using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Fundamentals;

/// <summary>A fundamental report, as XML (51).</summary>
public sealed record FundamentalDataMessage(int RequestId, string Xml) : IMessage<FundamentalDataMessage>, IKeyedMessage
{
    public static int MessageId => 51;

    public static FundamentalDataMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip(); // layout version
        return new FundamentalDataMessage(reader.ReadInt(), reader.ReadText());
    }
}
