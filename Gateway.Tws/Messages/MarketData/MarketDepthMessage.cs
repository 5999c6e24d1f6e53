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

/// <summary>A change of one row of an order book whose rows have names (13).</summary>
/// <param name="Position">The row, 0 being the best price.</param>
/// <param name="MarketMaker">The exchange in a smart book, else the market maker.</param>
public sealed record MarketDepthL2Message(
    int RequestId, int Position, string MarketMaker, DepthOperation Operation, bool IsBid, decimal Price, decimal Size, bool IsSmartDepth)
    : IMessage<MarketDepthL2Message>, IKeyedMessage
{
    public static int MessageId => 13;

    public static MarketDepthL2Message Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new MarketDepthL2Message(
            reader.ReadInt(),
            reader.ReadInt(),
            reader.ReadString(),
            (DepthOperation)reader.ReadInt(),
            reader.ReadBool(),
            reader.ReadDecimal(),
            reader.ReadDecimal(),
            reader.ReadBool());
    }
}

/// <summary>The exchanges that have order books (80).</summary>
public sealed record MktDepthExchangesMessage(IReadOnlyList<DepthExchange> Exchanges) : IMessage<MktDepthExchangesMessage>
{
    public static int MessageId => 80;

    public static MktDepthExchangesMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var exchanges = new DepthExchange[reader.ReadCount()];
        for (var i = 0; i < exchanges.Length; i++)
        {
            exchanges[i] = new DepthExchange(
                reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadIntOrNull());
        }
        return new MktDepthExchangesMessage(exchanges);
    }
}
