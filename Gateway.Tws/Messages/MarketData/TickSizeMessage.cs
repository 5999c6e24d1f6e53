using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.MarketData;

/// <summary>One size (2).</summary>
public readonly record struct TickSizeMessage(int RequestId, TickType TickType, decimal? Size) : IMessage<TickSizeMessage>, IKeyedMessage
{
    public static int MessageId => 2;

    public static TickSizeMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new TickSizeMessage(reader.ReadInt(), (TickType)reader.ReadInt(), reader.ReadDecimalOrNull());
    }
}
