using Gateway.Tws.Wire;
using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.History;

/// <summary>Writes the answers to history requests at every version.</summary>
internal static class HistoryWriter
{
    /// <summary>All bars in one message; from version 196 on a second one ends them.</summary>
    public static void Send(ClientSession client, int reqId, HistoryQuery query, IReadOnlyList<Bar> bars)
    {
        var zone = query.Instrument.Calendar.Zone;
        var (start, end) = (HistoryTimes.Text(bars[0].Start, zone), HistoryTimes.Text(query.End, zone));
        var endFollows = client.Version.Has(ServerVersion.HistoricalDataEnd);
        client.Send(MessageIds.HistoricalData, fields =>
        {
            fields.Write(reqId);
            if (!endFollows)
            {
                fields.Write(start);
                fields.Write(end);
            }
            fields.Write(bars.Count);
            foreach (var bar in bars)
                Write(fields, bar, query);
        });
        if (endFollows)
        {
            client.Send(MessageIds.HistoricalDataEnd, fields =>
            {
                fields.Write(reqId);
                fields.Write(start);
                fields.Write(end);
            });
        }
    }

    /// <summary>The bar that grows; its fields come in an order of their own.</summary>
    public static void SendUpdate(ClientSession client, int reqId, HistoryQuery query, Bar bar) =>
        client.Send(MessageIds.HistoricalDataUpdate, fields =>
        {
            fields.Write(reqId);
            fields.Write(bar.Count);
            fields.Write(HistoryTimes.Text(bar, query.BarSize.Unit, query.FormatDate, query.Instrument.Calendar.Zone));
            fields.Write(bar.Open);
            fields.Write(bar.Close);
            fields.Write(bar.High);
            fields.Write(bar.Low);
            fields.Write(bar.Average);
            fields.Write(bar.Volume);
        });

    /// <summary>The trading sessions instead of bars.</summary>
    public static void SendSchedule(ClientSession client, int reqId, HistoryQuery query, IReadOnlyList<TradingCalendar.Session> sessions) =>
        client.Send(MessageIds.HistoricalSchedule, fields =>
        {
            var calendar = query.Instrument.Calendar;
            fields.Write(reqId);
            fields.Write(HistoryTimes.Schedule(sessions[0].Start, calendar.Zone));
            fields.Write(HistoryTimes.Schedule(sessions[^1].End, calendar.Zone));
            fields.Write(calendar.Zone.Id);
            fields.Write(sessions.Count);
            foreach (var session in sessions)
            {
                fields.Write(HistoryTimes.Schedule(session.Start, calendar.Zone));
                fields.Write(HistoryTimes.Schedule(session.End, calendar.Zone));
                fields.Write(session.Day.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture));
            }
        });

    private static void Write(FieldWriter fields, Bar bar, HistoryQuery query)
    {
        fields.Write(HistoryTimes.Text(bar, query.BarSize.Unit, query.FormatDate, query.Instrument.Calendar.Zone));
        fields.Write(bar.Open);
        fields.Write(bar.High);
        fields.Write(bar.Low);
        fields.Write(bar.Close);
        fields.Write(bar.Volume);
        fields.Write(bar.Average);
        fields.Write(bar.Count);
    }
}
