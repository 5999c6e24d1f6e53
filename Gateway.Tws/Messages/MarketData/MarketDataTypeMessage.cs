using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.MarketData;

/// <summary>How fresh the data of one request is from here on (58).</summary>
public readonly record struct MarketDataTypeMessage(int RequestId, MarketDataType Type) : IMessage<MarketDataTypeMessage>, IKeyedMessage
{
    public static int MessageId => 58;

    public static MarketDataTypeMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new MarketDataTypeMessage(reader.ReadInt(), (MarketDataType)reader.ReadInt());
    }
}
