using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.History;

/// <summary>Midpoints of the past (96), oldest first.</summary>
/// <param name="Done">False when another message with more of them follows.</param>
public sealed record HistoricalTicksMessage(int RequestId, IReadOnlyList<HistoricalTick> Ticks, bool Done)
    : IMessage<HistoricalTicksMessage>, IKeyedMessage
{
    public static int MessageId => 96;

    public static HistoricalTicksMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var requestId = reader.ReadInt();
        var ticks = new HistoricalTick[reader.ReadCount()];
        for (var i = 0; i < ticks.Length; i++)
            ticks[i] = Read(ref reader);
        return new HistoricalTicksMessage(requestId, ticks, reader.ReadBool());
    }

    private static HistoricalTick Read(ref FieldReader reader)
    {
        var time = TwsTime.FromEpochSeconds(reader.ReadLong());
        reader.Skip();
        return new HistoricalTick(time, reader.ReadDecimal(), reader.ReadDecimalOrNull());
    }
}
