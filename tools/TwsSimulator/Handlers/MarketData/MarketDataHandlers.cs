using Gateway.Tws.Wire;
using TwsSimulator.Handlers.Contracts;
using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.MarketData;

/// <summary>Streaming quotes and snapshots.</summary>
internal sealed class MarketDataHandlers : IRequestDomain
{
    private const int SnapshotPermissions = 3;
    private const int Delayed = 3;

    private readonly Simulation _simulation;
    private readonly OpenSnapshots _snapshots;
    private readonly Dictionary<ClientSession, Dictionary<int, ILine>> _lines = [];

    public MarketDataHandlers(Simulation simulation)
    {
        _simulation = simulation;
        _snapshots = new OpenSnapshots(simulation.Time);
        simulation.Market.Stepped += Step;
    }

    public int Subscriptions => _lines.Values.Sum(lines => lines.Count);

    public void Register(RequestTable table)
    {
        table.Add(RequestIds.ReqMktData, Request);
        table.Add(RequestIds.CancelMktData, Cancel);
    }

    public void ClientStarted(ClientSession client) => _lines[client] = [];

    public void ClientLeft(ClientSession client)
    {
        _lines.Remove(client);
        _snapshots.Leave(client);
    }

    private void Request(ClientSession client, ref FieldReader fields)
    {
        var request = MarketDataRequest.Read(ref fields);
        var lines = _lines[client];
        if (lines.ContainsKey(request.ReqId) || _snapshots.Has(client, request.ReqId))
            client.SendError(request.ReqId, ErrorCodes.DuplicateTickerId, "Duplicate ticker ID.");
        else if (request.Contract.SecType == "NEWS")
            _simulation.News.OpenTape(client, request, lines.Count);
        else if (!request.Snapshot && lines.Count >= _simulation.Options.MaxMarketDataLines)
            client.SendError(request.ReqId, ErrorCodes.TooManyLines, "Max number of tickers has been reached");
        else if (request.Snapshot && request.GenericTicks.Length > 0)
            client.SendError(
                request.ReqId, ErrorCodes.GenericTicksWithSnapshot, "Snapshot market data subscription is not applicable to generic ticks");
        else if (ContractRules.Fault(request.Contract) is { } fault)
            client.SendError(request.ReqId, ErrorCodes.ErrorValidatingRequest, fault);
        else if (Rerouting.SourceOf(request.Contract, _simulation.Market) is { } source)
            Rerouting.Send(client, MessageIds.RerouteMktDataReq, request.ReqId, source);
        else if (request.Contract.SecType == "BAG")
            OpenCombination(client, request, lines);
        else if (ContractRules.FindOne(client, request.ReqId, _simulation.Market, request.Contract) is not { } instrument)
            return;
        else
            Open(client, request, instrument, lines, Combination.None);
    }

    private void OpenCombination(ClientSession client, MarketDataRequest request, Dictionary<int, ILine> lines)
    {
        if (Combination.Find(_simulation.Market, request.Legs) is { } combination)
            Open(client, request, combination.Whole, lines, combination);
        else
            client.SendError(request.ReqId, ErrorCodes.NoSecurityDefinition, ContractRules.NotFound);
    }

    private void Open(ClientSession client, MarketDataRequest request, Instrument instrument, Dictionary<int, ILine> lines, Combination combination)
    {
        var (genericTicks, defaultsOff, fault) = GenericTicks.Parse(request.GenericTicks, instrument.SecType);
        if (fault is not null)
        {
            client.SendError(request.ReqId, ErrorCodes.ErrorValidatingRequest, fault);
            return;
        }
        var delayed = client.MarketDataType >= Delayed;
        if (!_simulation.Options.LiveDataPermission)
        {
            if (!LivePermission.Permit(client, request.ReqId, instrument, _simulation.Options.LiveDataRefusal, delayed))
                return;
            delayed = true;
        }
        if (!_simulation.News.TryJoin(client, request, instrument))
            return;
        SendKind(client, request.ReqId, delayed ? Math.Max(client.MarketDataType, Delayed) : client.MarketDataType);
        if (request.DeltaNeutral is { } hedge)
            SendValidation(client, request.ReqId, hedge);
        SendParameters(client, request.ReqId, instrument);
        var ticks = new TickWriter(client, request.ReqId, delayed);
        ILine line = combination.Legs.Count > 0
            ? new CombinationLine(ticks, _simulation.Market, combination, delayed)
            : new MarketDataLine(ticks, _simulation.Market, instrument, genericTicks, defaultsOff, delayed, _simulation.Options);
        line.SendAll();
        if (request.Snapshot)
            _snapshots.Add(client, request.ReqId, line);
        else
            lines.Add(request.ReqId, line);
    }

    private static void SendValidation(ClientSession client, int reqId, (int ConId, double Delta, decimal Price) hedge) =>
        client.Send(MessageIds.DeltaNeutralValidation, (reqId, hedge), static (fields, one) =>
        {
            fields.Write(1);
            fields.Write(one.reqId);
            fields.Write(one.hedge.ConId);
            fields.Write(one.hedge.Delta);
            fields.Write(one.hedge.Price);
        });

    private static void SendKind(ClientSession client, int reqId, int type) =>
        client.Send(MessageIds.MarketDataType, (reqId, type), static (fields, one) =>
        {
            fields.Write(1);
            fields.Write(one.reqId);
            fields.Write(one.type);
        });

    private static void SendParameters(ClientSession client, int reqId, Instrument instrument) =>
        client.Send(MessageIds.TickReqParams, (reqId, instrument), static (fields, one) =>
        {
            fields.Write(one.reqId);
            fields.Write(one.instrument.MinTick);
            fields.Write(one.instrument.SecType == "STK" ? "9c0001" : "");
            fields.Write(SnapshotPermissions);
        });

    private void Cancel(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var reqId = fields.ReadInt();
        // A line may have both prices and headlines.
        var hadNews = _simulation.News.Close(client, reqId);
        if (!_lines[client].Remove(reqId) && !_snapshots.Cancel(client, reqId) && !hadNews)
            client.SendError(reqId, ErrorCodes.UnknownTickerId, $"Can't find EId with tickerId:{reqId}");
    }

    private void Step()
    {
        _snapshots.Step();
        foreach (var lines in _lines.Values)
        {
            foreach (var line in lines.Values)
                line.Step();
        }
    }
}
