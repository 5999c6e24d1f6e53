using Gateway.Tws.Wire;
using TwsSimulator.Handlers.Contracts;
using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.History;

/// <summary>Bars of the past, bars that are kept up to date, schedules and head timestamps.</summary>
internal sealed class HistoryHandlers : IRequestDomain
{
    private const string ServiceError = "Historical Market Data Service error message:";

    private readonly Simulation _simulation;
    private readonly HistoryBars _bars;
    private readonly Dictionary<ClientSession, (HistoryPacing Pacing, Dictionary<int, LiveHistory> Live)> _clients = [];

    public HistoryHandlers(Simulation simulation)
    {
        _simulation = simulation;
        _bars = new HistoryBars(simulation.Market);
        simulation.Market.Stepped += Step;
    }

    public void Register(RequestTable table)
    {
        table.Add(RequestIds.ReqHistoricalData, Request);
        table.Add(RequestIds.CancelHistoricalData, Cancel);
        table.Add(RequestIds.ReqHeadTimestamp, HeadTimestamp);
        table.Add(RequestIds.CancelHeadTimestamp, static (ClientSession _, ref FieldReader _) => { });
    }

    public void ClientStarted(ClientSession client) => _clients[client] = (new HistoryPacing(_simulation.Time), []);

    public void ClientLeft(ClientSession client) => _clients.Remove(client);

    private void Request(ClientSession client, ref FieldReader fields)
    {
        var request = HistoryRequest.Read(ref fields);
        if (_clients[client].Live.ContainsKey(request.ReqId))
            client.SendError(request.ReqId, ErrorCodes.ErrorProcessingRequest, "Error processing request.-'bX' : cause - Duplicate ticker id");
        else if (Find(client, request.ReqId, request.Contract) is not { } instrument)
            return;
        else if (HistoryQuery.Parse(request, instrument, _simulation.Market.Now, out var code, out var text) is not { } query)
            client.SendError(request.ReqId, code, text);
        else if (_simulation.Options.HistoryPacing && !_clients[client].Pacing.Allow(request))
            Fail(client, request.ReqId, "Historical data request pacing violation");
        else if (query.WhatToShow == "SCHEDULE")
            SendSchedule(client, request.ReqId, query);
        else if (!HasData(query))
            Fail(client, request.ReqId, $"No historical market data for {instrument.Symbol}/{instrument.SecType}@{instrument.Exchange} {query.WhatToShow}");
        else
            SendBars(client, request, query);
    }

    private void SendBars(ClientSession client, HistoryRequest request, HistoryQuery query)
    {
        if (_bars.Of(query) is not { } bars)
            Fail(client, request.ReqId, "Time length exceed max.");
        else if (bars.Count == 0)
            Fail(client, request.ReqId, $"HMDS query returned no data: {query.Instrument.LocalSymbol}@{query.Instrument.Exchange} {query.WhatToShow}");
        else
        {
            HistoryWriter.Send(client, request.ReqId, query, bars);
            if (request.KeepUpToDate)
                _clients[client].Live.Add(request.ReqId, new LiveHistory(client, request.ReqId, query, _bars, bars[^1]));
        }
    }

    private void SendSchedule(ClientSession client, int reqId, HistoryQuery query)
    {
        if (query.BarSize.Unit != BarUnit.Day)
            client.SendError(reqId, ErrorCodes.ErrorValidatingRequest, "Error validating request.-'bX' : cause - SCHEDULE requires bar size 1 day");
        else if (_bars.Sessions(query) is { Count: > 0 } sessions)
            HistoryWriter.SendSchedule(client, reqId, query, sessions);
        else
            Fail(client, reqId, $"HMDS query returned no data: {query.Instrument.LocalSymbol}@{query.Instrument.Exchange} SCHEDULE");
    }

    /// <summary>Currency pairs have no trades, an index has nothing else; volatilities and yields are not simulated.</summary>
    private static bool HasData(HistoryQuery query) => query.Instrument.SecType switch
    {
        "CASH" => query.WhatToShow is "MIDPOINT" or "BID" or "ASK" or "BID_ASK",
        "IND" => query.WhatToShow == "TRADES",
        _ => query.IsTrades || query.WhatToShow is "MIDPOINT" or "BID" or "ASK" or "BID_ASK",
    };

    private void Cancel(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var reqId = fields.ReadInt();
        if (_clients[client].Live.Remove(reqId))
            client.SendError(reqId, ErrorCodes.HistoricalDataError, $"{ServiceError}API historical data query cancelled: {reqId}");
        else
            client.SendError(reqId, ErrorCodes.NoHistoricalQuery, $"No historical data query found for ticker id:{reqId}");
    }

    private void HeadTimestamp(ClientSession client, ref FieldReader fields)
    {
        var reqId = fields.ReadInt();
        var contract = ContractQuery.ReadWithExpired(ref fields);
        var regularOnly = fields.ReadBool();
        fields.Skip();
        var formatDate = fields.ReadInt();
        if (Find(client, reqId, contract) is not { } instrument)
            return;
        var head = instrument.Calendar.SessionOf(HistoryBars.Beginning, regularOnly).Start;
        client.Send(MessageIds.HeadTimestamp, answer =>
        {
            answer.Write(reqId);
            answer.Write(HistoryTimes.Head(head, formatDate));
        });
    }

    private Instrument? Find(ClientSession client, int reqId, ContractQuery contract)
    {
        if (ContractRules.Fault(contract) is { } fault)
            client.SendError(reqId, ErrorCodes.ErrorValidatingRequest, fault);
        else if (_simulation.Market.Resolve(contract) is { } instrument)
            return instrument;
        else
            client.SendError(reqId, ErrorCodes.NoSecurityDefinition, ContractRules.NotFound);
        return null;
    }

    private static void Fail(ClientSession client, int reqId, string text) =>
        client.SendError(reqId, ErrorCodes.HistoricalDataError, ServiceError + text);

    private void Step()
    {
        foreach (var (_, live) in _clients.Values)
        {
            foreach (var history in live.Values)
                history.Step();
        }
    }
}
