using Gateway.Tws.Wire;
using TwsSimulator.Handlers.Contracts;
using TwsSimulator.Handlers.MarketData;
using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.Depth;

/// <summary>Order books, and the exchanges that have some.</summary>
internal sealed class DepthHandlers : IRequestDomain
{
    private const int MostBooks = 3;
    private const int MostRows = 20;

    private static readonly (string Exchange, string SecType, string Listing, string Service, int? Group)[] Exchanges =
    [
        ("NASDAQ", "STK", "NASDAQ", "Deep2", 1),
        ("ARCA", "STK", "", "Deep", 1),
        ("BATS", "STK", "", "Deep", 1),
        ("NYSE", "STK", "NYSE", "Deep", 1),
        ("IEX", "STK", "", "Deep", 1),
        ("CBOE", "OPT", "", "Deep", 2),
        ("CME", "FUT", "", "Deep", null),
        ("NYMEX", "FUT", "", "Deep", null),
        ("IDEALPRO", "CASH", "", "Deep", 4),
        ("PAXOS", "CRYPTO", "", "Deep", null),
    ];

    private readonly Simulation _simulation;
    private readonly Dictionary<ClientSession, Dictionary<int, DepthLine>> _clients = [];

    public DepthHandlers(Simulation simulation)
    {
        _simulation = simulation;
        simulation.Market.Stepped += () => ForEach(line => line.Step());
        simulation.DataFaults.DepthReset += () => ForEach(line => line.Reset());
        simulation.DataFaults.DepthHalted += HaltAll;
    }

    public int Subscriptions => _clients.Values.Sum(lines => lines.Count);

    public void Register(RequestTable table)
    {
        table.Add(RequestIds.ReqMktDepth, Request);
        table.Add(RequestIds.CancelMktDepth, Cancel);
        table.Add(RequestIds.ReqMktDepthExchanges, SendExchanges);
    }

    public void ClientStarted(ClientSession client) => _clients[client] = [];

    public void ClientLeft(ClientSession client) => _clients.Remove(client);

    private void Request(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var reqId = fields.ReadInt();
        var contract = ContractQuery.Read(ref fields);
        var rows = fields.ReadInt();
        var smart = fields.ReadBool();
        var lines = _clients[client];
        if (lines.ContainsKey(reqId))
            client.SendError(reqId, ErrorCodes.DuplicateTickerId, "Duplicate ticker ID.");
        else if (lines.Count >= MostBooks)
            client.SendError(reqId, ErrorCodes.TooManyBooks, $"Max number ({MostBooks}) of market depth requests has been reached");
        else if (ContractRules.Fault(contract) is { } fault)
            client.SendError(reqId, ErrorCodes.ErrorValidatingRequest, fault);
        else if (Rerouting.SourceOf(contract, _simulation.Market) is { } source)
            Rerouting.Send(client, MessageIds.RerouteMktDepthReq, reqId, source);
        else if (ContractRules.FindOne(client, reqId, _simulation.Market, contract) is not { } instrument)
            return;
        else if (instrument.SecType is "IND" or "BOND")
            client.SendError(reqId, ErrorCodes.NoDepth, "Deep market data is not supported for this combination of security type/exchange");
        else if (!_simulation.Options.LiveDataPermission)
            LivePermission.RefuseBook(client, reqId, instrument);
        else
            Open(reqId, new DepthLine(client, reqId, _simulation.Market, instrument, Math.Clamp(rows, 1, MostRows), smart), lines);
    }

    private static void Open(int reqId, DepthLine line, Dictionary<int, DepthLine> lines)
    {
        lines.Add(reqId, line);
        line.Step();
    }

    private void Cancel(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var reqId = fields.ReadInt();
        if (!_clients[client].Remove(reqId))
            client.SendError(reqId, ErrorCodes.UnknownBook, $"Can't find the subscribed market depth with tickerId:{reqId}");
    }

    private static void SendExchanges(ClientSession client, ref FieldReader fields) => client.Send(MessageIds.MktDepthExchanges, answer =>
    {
        answer.Write(Exchanges.Length);
        foreach (var (exchange, secType, listing, service, group) in Exchanges)
        {
            answer.Write(exchange);
            answer.Write(secType);
            answer.Write(listing);
            answer.Write(service);
            answer.WriteLiteral(group);
        }
    });

    private void HaltAll()
    {
        ForEach(line => line.Halt());
        foreach (var lines in _clients.Values)
            lines.Clear();
    }

    private void ForEach(Action<DepthLine> action)
    {
        foreach (var line in _clients.Values.SelectMany(lines => lines.Values))
            action(line);
    }
}
