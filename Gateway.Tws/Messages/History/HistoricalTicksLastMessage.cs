using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.History;

/// <summary>Trades of the past (98), oldest first.</summary>
/// <param name="Done">False when another message with more of them follows.</param>
public sealed record HistoricalTicksLastMessage(int RequestId, IReadOnlyList<HistoricalTickLast> Ticks, bool Done)
    : IMessage<HistoricalTicksLastMessage>, IKeyedMessage
{
    public static int MessageId => 98;

    public static HistoricalTicksLastMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var requestId = reader.ReadInt();
        var ticks = new HistoricalTickLast[reader.ReadCount()];
        for (var i = 0; i < ticks.Length; i++)
            ticks[i] = Read(ref reader);
        return new HistoricalTicksLastMessage(requestId, ticks, reader.ReadBool());
    }

    private static HistoricalTickLast Read(ref FieldReader reader)
    {
        var time = TwsTime.FromEpochSeconds(reader.ReadLong());
        var mask = reader.ReadInt();
        return new HistoricalTickLast(
            time, (mask & 1) != 0, (mask & 2) != 0, reader.ReadDecimal(), reader.ReadDecimalOrNull(), reader.ReadString(), reader.ReadString());
    }
}
