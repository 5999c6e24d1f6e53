using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.MarketData;

/// <summary>One text: an exchange, a time, the fields of a trade (46).</summary>
public readonly record struct TickStringMessage(int RequestId, TickType TickType, string Value) : IMessage<TickStringMessage>, IKeyedMessage
{
    public static int MessageId => 46;

    public static TickStringMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new TickStringMessage(reader.ReadInt(), (TickType)reader.ReadInt(), reader.ReadString());
    }
}
