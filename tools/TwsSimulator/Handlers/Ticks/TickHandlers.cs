using Gateway.Tws.Wire;
using TwsSimulator.Handlers.Contracts;
using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.Ticks;

/// <summary>Streams of single ticks, within TWS's limits: one in twenty market data lines, and one request for an instrument in 15 seconds.</summary>
internal sealed class TickHandlers : IRequestDomain
{
    private const int LinesForOne = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);
    private static readonly string[] Known = ["Last", "AllLast", "BidAsk", "MidPoint"];

    private readonly Simulation _simulation;
    private readonly Dictionary<ClientSession, (Dictionary<int, TickLine> Lines, Dictionary<int, DateTimeOffset> Asked)> _clients = [];

    public TickHandlers(Simulation simulation)
    {
        _simulation = simulation;
        simulation.Market.Stepped += Step;
    }

    public int Subscriptions => _clients.Values.Sum(client => client.Lines.Count);

    public void Register(RequestTable table)
    {
        table.Add(RequestIds.ReqTickByTickData, Request);
        table.Add(RequestIds.CancelTickByTickData, Cancel);
    }

    public void ClientStarted(ClientSession client) => _clients[client] = ([], []);

    public void ClientLeft(ClientSession client) => _clients.Remove(client);

    private void Request(ClientSession client, ref FieldReader fields)
    {
        var reqId = fields.ReadInt();
        var contract = ContractQuery.Read(ref fields);
        var type = fields.ReadString();
        var past = fields.ReadInt();
        var ignoreSize = fields.ReadBool();
        if (_clients[client].Lines.ContainsKey(reqId))
            client.SendError(reqId, ErrorCodes.DuplicateTickerId, "Duplicate ticker ID.");
        else if (!Known.Contains(type))
            client.SendError(
                reqId, ErrorCodes.ErrorValidatingRequest,
                $"Error validating request.-'cP' : cause - Invalid tick type: {type}. Legal ones are: {string.Join(", ", Known)}");
        else if (ContractRules.Fault(contract) is { } fault)
            client.SendError(reqId, ErrorCodes.ErrorValidatingRequest, fault);
        else if (ContractRules.FindOne(client, reqId, _simulation.Market, contract) is not { } instrument)
            return;
        else if (MayOpen(client, reqId, instrument, type))
            Open(client, reqId, instrument, type, past, ignoreSize);
    }

    private bool MayOpen(ClientSession client, int reqId, Instrument instrument, string type)
    {
        var (lines, asked) = _clients[client];
        var refused = "Failed to request tick-by-tick data:";
        if (lines.Count >= Math.Max(_simulation.Options.MaxMarketDataLines / LinesForOne, 1))
            client.SendError(reqId, ErrorCodes.TooManyTickStreams, "Max number of tick-by-tick requests has been reached");
        else if (instrument.SecType == "IND" && type != "Last")
            client.SendError(reqId, ErrorCodes.NoTicks, $"{refused}an index has no quotes");
        else if (instrument.SecType == "CASH" && type is "Last" or "AllLast")
            client.SendError(reqId, ErrorCodes.NoTicks, $"{refused}a currency pair has no trades");
        else if (asked.TryGetValue(instrument.ConId, out var last) && _simulation.Time.GetUtcNow() - last < Pause)
            client.SendError(reqId, ErrorCodes.NoTicks, $"{refused}one request for an instrument in 15 seconds");
        else
            return true;
        return false;
    }

    private void Open(ClientSession client, int reqId, Instrument instrument, string type, int past, bool ignoreSize)
    {
        var (lines, asked) = _clients[client];
        asked[instrument.ConId] = _simulation.Time.GetUtcNow();
        if (past > 0)
            PastTicks.Send(client, reqId, _simulation.Market, instrument, type, past);
        var line = new TickLine(client, reqId, _simulation.Market, instrument, type, ignoreSize);
        lines.Add(reqId, line);
        line.Step();
    }

    private void Cancel(ClientSession client, ref FieldReader fields)
    {
        var reqId = fields.ReadInt();
        if (!_clients[client].Lines.Remove(reqId))
            client.SendError(reqId, ErrorCodes.UnknownTickerId, $"Can't find EId with tickerId:{reqId}");
    }

    private void Step()
    {
        foreach (var line in _clients.Values.SelectMany(client => client.Lines.Values))
            line.Step();
    }
}
