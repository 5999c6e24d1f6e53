using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.History;

/// <summary>The bars of a request, all in one message (17).</summary>
/// <param name="Start">
/// Empty from server version 196 on, where <see cref="HistoricalDataEndMessage"/> follows with start and end; before it nothing follows.
/// </param>
public sealed record HistoricalDataMessage(int RequestId, string Start, string End, IReadOnlyList<Bar> Bars)
    : IMessage<HistoricalDataMessage>, IKeyedMessage
{
    public static int MessageId => 17;

    public static HistoricalDataMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var requestId = reader.ReadInt();
        var endsItself = !version.Has(ServerVersion.HistoricalDataEnd);
        var start = endsItself ? reader.ReadString() : "";
        var end = endsItself ? reader.ReadString() : "";
        var bars = new Bar[reader.ReadCount()];
        for (var i = 0; i < bars.Length; i++)
            bars[i] = ReadBar(ref reader);
        return new HistoricalDataMessage(requestId, start, end, bars);
    }

    private static Bar ReadBar(ref FieldReader reader) => new()
    {
        Time = reader.ReadString(),
        Open = reader.ReadDecimal(),
        High = reader.ReadDecimal(),
        Low = reader.ReadDecimal(),
        Close = reader.ReadDecimal(),
        Volume = reader.ReadDecimalOrNull(),
        Wap = reader.ReadDecimalOrNull(),
        Count = reader.ReadInt(),
    };
}

/// <summary>All bars have come; from server version 196 on (108).</summary>
public sealed record HistoricalDataEndMessage(int RequestId, string Start, string End) : IMessage<HistoricalDataEndMessage>, IKeyedMessage
{
    public static int MessageId => 108;

    public static HistoricalDataEndMessage Parse(ref FieldReader reader, ServerVersion version) => new(
        reader.ReadInt(),
        reader.ReadString(),
        reader.ReadString());
}

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
