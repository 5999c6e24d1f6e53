using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.Ticks;

/// <summary>The ticks of the seconds before now, as a stream of single ticks begins with when it is asked for some.</summary>
internal static class PastTicks
{
    private const int MostTicks = 1000;

    public static void Send(ClientSession client, int reqId, SimulatedMarket market, Instrument instrument, string type, int count)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(market.Now.ToUnixTimeSeconds());
        var moments = Enumerable.Range(0, Math.Min(count, MostTicks)).Select(back => now.AddSeconds(-back)).Reverse().ToList();
        var message = type switch
        {
            "BidAsk" => MessageIds.HistoricalTicksBidAsk,
            "MidPoint" => MessageIds.HistoricalTicks,
            _ => MessageIds.HistoricalTicksLast,
        };
        client.Send(message, fields =>
        {
            fields.Write(reqId);
            fields.Write(moments.Count);
            foreach (var moment in moments)
            {
                var last = market.SeriesOf(instrument).LastAt(moment);
                var half = instrument.HalfSpreadAt(last);
                fields.Write(moment.ToUnixTimeSeconds());
                fields.Write(0); // mask, or nothing
                if (type == "BidAsk")
                {
                    fields.Write(last - half);
                    fields.Write(last + half);
                    fields.Write(100);
                    fields.Write(100);
                    continue;
                }
                fields.Write(last);
                fields.Write(type == "MidPoint" ? 0 : 100);
                if (type == "MidPoint")
                    continue;
                fields.Write(instrument.PrimaryExchange.Length > 0 ? instrument.PrimaryExchange : instrument.Exchange);
                fields.WriteEmpty();
            }
            fields.Write(true);
        });
    }
}
