using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.MarketData;

/// <summary>What belongs to a market data request: the price step and the key of its exchange letters (81).</summary>
public sealed record TickReqParamsMessage(
    int RequestId, decimal? MinTick, string BboExchange, int SnapshotPermissions)
    : IMessage<TickReqParamsMessage>, IKeyedMessage
{
    public static int MessageId => 81;

    public static TickReqParamsMessage Parse(ref FieldReader reader, ServerVersion version) => new(
        reader.ReadInt(),
        reader.ReadDecimalOrNull(),
        reader.ReadString(),
        reader.ReadInt());
}

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
