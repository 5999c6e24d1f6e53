using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.History;

/// <summary>The last bar of a request that is kept up to date, so far (90); a new <see cref="Bar.Time"/> begins the next bar.</summary>
public sealed record HistoricalDataUpdateMessage(int RequestId, Bar Bar) : IMessage<HistoricalDataUpdateMessage>, IKeyedMessage
{
    public static int MessageId => 90;

    // Close comes before high and low here, unlike in the bars of message 17.
    public static HistoricalDataUpdateMessage Parse(ref FieldReader reader, ServerVersion version) => new(reader.ReadInt(), new Bar
    {
        Count = reader.ReadInt(),
        Time = reader.ReadString(),
        Open = reader.ReadDecimal(),
        Close = reader.ReadDecimal(),
        High = reader.ReadDecimal(),
        Low = reader.ReadDecimal(),
        Wap = reader.ReadDecimalOrNull(),
        Volume = reader.ReadDecimalOrNull(),
    });
}
