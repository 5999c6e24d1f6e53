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
