using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.History;

/// <summary>The trading sessions of a span of days (106): the answer to a request for bars that shows SCHEDULE.</summary>
/// <param name="Start">In the zone that <paramref name="TimeZone"/> names, like all times here.</param>
public sealed record HistoricalScheduleMessage(int RequestId, string Start, string End, string TimeZone, IReadOnlyList<HistoricalSession> Sessions)
    : IMessage<HistoricalScheduleMessage>, IKeyedMessage
{
    public static int MessageId => 106;

    public static HistoricalScheduleMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var (requestId, start, end, zone) = (reader.ReadInt(), reader.ReadString(), reader.ReadString(), reader.ReadString());
        var sessions = new HistoricalSession[reader.ReadCount()];
        for (var i = 0; i < sessions.Length; i++)
            sessions[i] = new HistoricalSession(reader.ReadString(), reader.ReadString(), reader.ReadString());
        return new HistoricalScheduleMessage(requestId, start, end, zone, sessions);
    }
}
