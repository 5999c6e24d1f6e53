using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.MarketData;

/// <summary>A change of one row of an order book without names (12).</summary>
/// <param name="Position">The row, 0 being the best price.</param>
public readonly record struct MarketDepthMessage(
    int RequestId, int Position, DepthOperation Operation, bool IsBid, decimal Price, decimal Size)
    : IMessage<MarketDepthMessage>, IKeyedMessage
{
    public static int MessageId => 12;

    public static MarketDepthMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new MarketDepthMessage(
            reader.ReadInt(),
            reader.ReadInt(),
            (DepthOperation)reader.ReadInt(),
            reader.ReadBool(),
            reader.ReadDecimal(),
            reader.ReadDecimal());
    }
}
