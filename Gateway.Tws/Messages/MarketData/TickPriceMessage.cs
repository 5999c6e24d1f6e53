using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.MarketData;

/// <summary>One price, and with bid, ask and last their size (1).</summary>
/// <param name="Price">-1 with size 0: there is no quote now.</param>
/// <param name="Size">Null when TWS sent none.</param>
public readonly record struct TickPriceMessage(int RequestId, TickType TickType, decimal Price, decimal? Size, TickAttrib Attrib)
    : IMessage<TickPriceMessage>, IKeyedMessage
{
    public static int MessageId => 1;

    public static TickPriceMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var layout = reader.ReadInt();
        return new TickPriceMessage(
            reader.ReadInt(),
            (TickType)reader.ReadInt(),
            reader.ReadDecimal(),
            layout >= 2 ? reader.ReadDecimalOrNull() : null,
            layout >= 3 ? (TickAttrib)reader.ReadInt() : TickAttrib.None);
    }
}
