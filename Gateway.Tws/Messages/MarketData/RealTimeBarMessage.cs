using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.MarketData;

/// <summary>A bar of five seconds, complete (50).</summary>
/// <param name="Time">Its start, in seconds since 1970.</param>
/// <param name="Volume">-1 where the data has none, as have <paramref name="Wap"/> and <paramref name="Count"/>.</param>
public sealed record RealTimeBarMessage(
    int RequestId, long Time, decimal Open, decimal High, decimal Low, decimal Close, decimal? Volume, decimal? Wap, int Count)
    : IMessage<RealTimeBarMessage>, IKeyedMessage
{
    public static int MessageId => 50;

    public static RealTimeBarMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new RealTimeBarMessage(
            reader.ReadInt(),
            reader.ReadLong(),
            reader.ReadDecimal(),
            reader.ReadDecimal(),
            reader.ReadDecimal(),
            reader.ReadDecimal(),
            reader.ReadDecimalOrNull(),
            reader.ReadDecimalOrNull(),
            reader.ReadInt());
    }
}
