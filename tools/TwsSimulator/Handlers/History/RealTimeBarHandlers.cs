using Gateway.Tws.Wire;
using TwsSimulator.Faults;
using TwsSimulator.Handlers.Contracts;
using TwsSimulator.Handlers.MarketData;
using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.History;

/// <summary>Bars of five seconds, each sent when it is complete.</summary>
internal sealed class RealTimeBarHandlers : IRequestDomain
{
    private const int Seconds = 5;

    private static readonly string[] Known = ["TRADES", "MIDPOINT", "BID", "ASK"];

    private readonly Simulation _simulation;
    private readonly HistoryBars _bars;
    private readonly Dictionary<ClientSession, Dictionary<int, Line>> _clients = [];

    public RealTimeBarHandlers(Simulation simulation)
    {
        _simulation = simulation;
        _bars = new HistoryBars(simulation.Market);
        simulation.Market.Stepped += Step;
        simulation.DataFaults.UpdatesStopped += StopAll;
    }

    public int Subscriptions => _clients.Values.Sum(lines => lines.Count);

    public void Register(RequestTable table)
    {
        table.Add(RequestIds.ReqRealTimeBars, Request);
        table.Add(RequestIds.CancelRealTimeBars, Cancel);
    }

    public void ClientStarted(ClientSession client) => _clients[client] = [];

    public void ClientLeft(ClientSession client) => _clients.Remove(client);

    private void Request(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var reqId = fields.ReadInt();
        var contract = ContractQuery.Read(ref fields);
        fields.Skip(); // the bar size: five seconds whatever it says
        var whatToShow = fields.ReadString();
        var regularOnly = fields.ReadBool();
        if (_clients[client].ContainsKey(reqId))
            client.SendError(reqId, ErrorCodes.DuplicateTickerId, "Duplicate ticker ID.");
        else if (!Known.Contains(whatToShow))
            client.SendError(
                reqId, ErrorCodes.ErrorValidatingRequest,
                $"Error validating request.-'bU' : cause - Incorrect value '{whatToShow}' of whatToShow. Legal ones are: {string.Join(", ", Known)}");
        else if (ContractRules.FindOne(client, reqId, _simulation.Market, contract) is not { } instrument)
            return;
        else if (!_simulation.Options.LiveDataPermission)
            LivePermission.RefuseBars(client, reqId, instrument);
        else
            Open(client, reqId, new HistoryQuery(instrument, default, BarSize.FiveSeconds, default, regularOnly, whatToShow, 2));
    }

    private void Open(ClientSession client, int reqId, HistoryQuery query) => _clients[client].Add(reqId, new Line(query, Boundary()));

    private void Cancel(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var reqId = fields.ReadInt();
        if (!_clients[client].Remove(reqId))
            client.SendError(reqId, ErrorCodes.UnknownTickerId, $"Can't find EId with tickerId:{reqId}");
    }

    private void StopAll(int code)
    {
        foreach (var (client, lines) in _clients)
        {
            foreach (var reqId in lines.Keys)
                client.SendError(reqId, code, MarketDataFaults.TextOf(code));
            lines.Clear();
        }
    }

    private void Step()
    {
        var boundary = Boundary();
        foreach (var (client, lines) in _clients)
        {
            foreach (var (reqId, line) in lines)
            {
                for (; line.Next < boundary; line.Next = line.Next.AddSeconds(Seconds))
                    SendBar(client, reqId, line);
            }
        }
    }

    private void SendBar(ClientSession client, int reqId, Line line)
    {
        var calendar = line.Query.Instrument.Calendar;
        if (_simulation.Market.Clock.Running(calendar, line.Query.RegularOnly, line.Next) is not { } session)
            return;
        var bar = _bars.Over(line.Query, new TradingCalendar.Session(session.Day, line.Next, line.Next.AddSeconds(Seconds)));
        client.Send(MessageIds.RealTimeBars, (reqId, bar), static (fields, one) =>
        {
            fields.Write(1);
            fields.Write(one.reqId);
            fields.Write(one.bar.Start.ToUnixTimeSeconds());
            fields.Write(one.bar.Open);
            fields.Write(one.bar.High);
            fields.Write(one.bar.Low);
            fields.Write(one.bar.Close);
            fields.Write(one.bar.Volume);
            fields.Write(one.bar.Average);
            fields.Write(one.bar.Count);
        });
    }

    private DateTimeOffset Boundary() => DateTimeOffset.FromUnixTimeSeconds(_simulation.Market.Now.ToUnixTimeSeconds() / Seconds * Seconds);

    /// <summary>One subscription and the start of the bar that it waits for.</summary>
    private sealed class Line(HistoryQuery query, DateTimeOffset next)
    {
        public HistoryQuery Query => query;

        public DateTimeOffset Next { get; set; } = next;
    }
}
