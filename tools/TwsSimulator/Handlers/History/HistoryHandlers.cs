using Gateway.Tws.Wire;
using TwsSimulator.Faults;
using TwsSimulator.Handlers.Contracts;
using TwsSimulator.Market;
using TwsSimulator.Session;
using TwsSimulator.Trading;

namespace TwsSimulator.Handlers.History;

/// <summary>Bars of the past, bars that are kept up to date, and schedules.</summary>
internal sealed class HistoryHandlers : IRequestDomain
{
    private readonly Simulation _simulation;
    private readonly HistoryBars _bars;
    private readonly HistoryGate _gate;
    private readonly Dictionary<ClientSession, Dictionary<int, LiveHistory>> _live = [];

    public HistoryHandlers(Simulation simulation, HistoryGate gate)
    {
        _simulation = simulation;
        _gate = gate;
        _bars = new HistoryBars(simulation.Market);
        simulation.Market.Stepped += Step;
        simulation.DataFaults.UpdatesStopped += StopAll;
    }

    public int Subscriptions => _live.Values.Sum(histories => histories.Count);

    public void Register(RequestTable table)
    {
        table.Add(RequestIds.ReqHistoricalData, Request);
        table.Add(RequestIds.CancelHistoricalData, Cancel);
    }

    public void ClientStarted(ClientSession client) => _live[client] = [];

    public void ClientLeft(ClientSession client) => _live.Remove(client);

    private void Request(ClientSession client, ref FieldReader fields)
    {
        var request = HistoryRequest.Read(ref fields);
        if (_live[client].ContainsKey(request.ReqId))
            client.SendError(request.ReqId, ErrorCodes.ErrorProcessingRequest, "Error processing request.-'bX' : cause - Duplicate ticker id");
        else if (Query(client, request) is not { } query || !_gate.Allow(client, request.ReqId, request with { ReqId = 0 }, request.WhatToShow))
            return;
        else if (query.WhatToShow == "SCHEDULE")
            SendSchedule(client, request.ReqId, query);
        else if (HistoryGate.HasData(client, request.ReqId, query.Instrument, query.WhatToShow))
            SendBars(client, request, query);
    }

    /// <summary>The validated request; null after an error was sent to the client.</summary>
    private HistoryQuery? Query(ClientSession client, HistoryRequest request)
    {
        var combination = Combination.None;
        if (request.Contract.SecType == "BAG")
        {
            if (Combination.Find(_simulation.Market, request.Legs) is not { } legs)
            {
                client.SendError(request.ReqId, ErrorCodes.NoSecurityDefinition, ContractRules.NotFound);
                return null;
            }
            combination = legs;
        }
        var instrument = combination.Legs.Count > 0 ? combination.Whole : _gate.Find(client, request.ReqId, request.Contract);
        if (instrument is null)
            return null;
        if (OrderTimes.LacksZone(request.EndDateTime))
            client.SendError(request.ReqId, OrderRefusal.ZoneMissing, OrderTimes.ZoneWarning);
        if (HistoryQuery.Parse(request, instrument, _simulation.Market.Now, out var code, out var text) is { } query)
            return query with { Combination = combination };
        client.SendError(request.ReqId, code, text);
        return null;
    }

    private void SendBars(ClientSession client, HistoryRequest request, HistoryQuery query)
    {
        if (_bars.Of(query) is not { } bars)
            HistoryGate.Fail(client, request.ReqId, "Time length exceed max.");
        else if (bars.Count == 0)
            HistoryGate.Fail(
                client, request.ReqId, $"HMDS query returned no data: {query.Instrument.LocalSymbol}@{query.Instrument.Exchange} {query.WhatToShow}");
        else
        {
            HistoryWriter.Send(client, request.ReqId, query, bars);
            if (request.KeepUpToDate)
                _live[client].Add(request.ReqId, new LiveHistory(client, request.ReqId, query, _bars, bars[^1]));
        }
    }

    private static void SendSchedule(ClientSession client, int reqId, HistoryQuery query)
    {
        if (query.BarSize.Unit != BarUnit.Day)
            client.SendError(reqId, ErrorCodes.ErrorValidatingRequest, "Error validating request.-'bX' : cause - SCHEDULE requires bar size 1 day");
        else if (HistoryBars.Sessions(query) is { Count: > 0 } sessions)
            HistoryWriter.SendSchedule(client, reqId, query, sessions);
        else
            HistoryGate.Fail(client, reqId, $"HMDS query returned no data: {query.Instrument.LocalSymbol}@{query.Instrument.Exchange} SCHEDULE");
    }

    private void Cancel(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var reqId = fields.ReadInt();
        if (_live[client].Remove(reqId))
            HistoryGate.Fail(client, reqId, $"API historical data query cancelled: {reqId}");
        else
            client.SendError(reqId, ErrorCodes.NoHistoricalQuery, $"No historical data query found for ticker id:{reqId}");
    }

    private void StopAll(int code)
    {
        foreach (var (client, live) in _live)
        {
            foreach (var reqId in live.Keys)
                client.SendError(reqId, code, MarketDataFaults.TextOf(code));
            live.Clear();
        }
    }

    private void Step()
    {
        foreach (var live in _live.Values)
        {
            foreach (var history in live.Values)
                history.Step();
        }
    }
}
