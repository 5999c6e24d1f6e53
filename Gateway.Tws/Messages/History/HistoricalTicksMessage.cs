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

/// <summary>Bids and asks of the past (97), oldest first.</summary>
/// <param name="Done">False when another message with more of them follows.</param>
public sealed record HistoricalTicksBidAskMessage(int RequestId, IReadOnlyList<HistoricalTickBidAsk> Ticks, bool Done)
    : IMessage<HistoricalTicksBidAskMessage>, IKeyedMessage
{
    public static int MessageId => 97;

    public static HistoricalTicksBidAskMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var requestId = reader.ReadInt();
        var ticks = new HistoricalTickBidAsk[reader.ReadCount()];
        for (var i = 0; i < ticks.Length; i++)
            ticks[i] = Read(ref reader);
        return new HistoricalTicksBidAskMessage(requestId, ticks, reader.ReadBool());
    }

    private static HistoricalTickBidAsk Read(ref FieldReader reader)
    {
        var time = TwsTime.FromEpochSeconds(reader.ReadLong());
        // The two bits stand the other way round than in a tick-by-tick bid and ask.
        var mask = reader.ReadInt();
        return new HistoricalTickBidAsk(
            time, (mask & 1) != 0, (mask & 2) != 0, reader.ReadDecimal(), reader.ReadDecimal(), reader.ReadDecimalOrNull(),
            reader.ReadDecimalOrNull());
    }
}

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
