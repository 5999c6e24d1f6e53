using Gateway.Tws.Wire;
using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.History;

/// <summary>Ticks of the past: trades, bids and asks, midpoints.</summary>
internal sealed class TickHistoryHandlers(Simulation simulation, HistoryGate gate) : IRequestDomain
{
    private const int MostInMessage = 500;

    private readonly TickHistory _ticks = new(simulation.Market, simulation.Options.Seed);

    public void Register(RequestTable table) => table.Add(RequestIds.ReqHistoricalTicks, Request);

    private void Request(ClientSession client, ref FieldReader fields)
    {
        var request = TickHistoryRequest.Read(ref fields);
        if (gate.Find(client, request.ReqId, request.Contract) is not { } instrument)
            return;
        if (request.Fault(instrument.Calendar.Zone) is { } fault)
            client.SendError(request.ReqId, ErrorCodes.ErrorValidatingRequest, $"Error validating request.-'cK' : cause - {fault}");
        else if (gate.Allow(client, request.ReqId, request with { ReqId = 0 }, request.WhatToShow) && HasTicks(client, request, instrument))
            Send(client, request, _ticks.Of(instrument, request));
    }

    private static bool HasTicks(ClientSession client, TickHistoryRequest request, Instrument instrument) =>
        instrument.SecType == "CRYPTO" || HistoryGate.HasData(client, request.ReqId, instrument, request.WhatToShow);

    /// <summary>In several messages when there are many; the last one says so.</summary>
    public static void Send(ClientSession client, TickHistoryRequest request, IReadOnlyList<PastTick> ticks)
    {
        var parts = ticks.Chunk(MostInMessage).DefaultIfEmpty([]).ToList();
        for (var i = 0; i < parts.Count; i++)
            SendPart(client, request, parts[i], isLast: i == parts.Count - 1);
    }

    private static void SendPart(ClientSession client, TickHistoryRequest request, PastTick[] ticks, bool isLast)
    {
        var message = request.WhatToShow switch
        {
            "TRADES" => MessageIds.HistoricalTicksLast,
            "BID_ASK" => MessageIds.HistoricalTicksBidAsk,
            _ => MessageIds.HistoricalTicks,
        };
        client.Send(message, fields =>
        {
            fields.Write(request.ReqId);
            fields.Write(ticks.Length);
            foreach (var tick in ticks)
                Write(fields, request.WhatToShow, tick);
            fields.Write(isLast);
        });
    }

    private static void Write(FieldWriter fields, string whatToShow, PastTick tick)
    {
        fields.Write(tick.Time.ToUnixTimeSeconds());
        fields.Write(0);
        switch (whatToShow)
        {
            case "TRADES":
                fields.Write(tick.Price);
                fields.Write(tick.Size);
                fields.Write(tick.Exchange);
                fields.WriteEmpty();
                break;
            case "BID_ASK":
                fields.Write(tick.Price - tick.Half);
                fields.Write(tick.Price + tick.Half);
                fields.Write(tick.Size);
                fields.Write(tick.OtherSize);
                break;
            default:
                fields.Write(tick.Price);
                fields.Write(0);
                break;
        }
    }
}
