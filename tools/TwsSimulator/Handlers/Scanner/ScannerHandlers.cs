using Gateway.Tws.Wire;
using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.Scanner;

/// <summary>Scanner parameters, and scans that are sent anew every 30 seconds.</summary>
internal sealed class ScannerHandlers : IRequestDomain
{
    private const int MostScans = 10;
    private const int DataVersion = 3;
    private const string ServiceError = "Historical Market Data Service error message:";

    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(30);

    private readonly Simulation _simulation;
    private readonly Dictionary<ClientSession, Dictionary<int, (Scan Scan, DateTimeOffset Sent)>> _clients = [];

    public ScannerHandlers(Simulation simulation)
    {
        _simulation = simulation;
        simulation.Market.Stepped += Step;
    }

    public int Subscriptions => _clients.Values.Sum(scans => scans.Count);

    public void Register(RequestTable table)
    {
        table.Add(RequestIds.ReqScannerParameters, Parameters);
        table.Add(RequestIds.ReqScannerSubscription, Subscribe);
        table.Add(RequestIds.CancelScannerSubscription, Cancel);
    }

    public void ClientStarted(ClientSession client) => _clients[client] = [];

    public void ClientLeft(ClientSession client) => _clients.Remove(client);

    private static void Parameters(ClientSession client, ref FieldReader fields) => client.Send(MessageIds.ScannerParameters, static answer =>
    {
        answer.Write(1);
        answer.Write(ScanXml.Text);
    });

    private void Subscribe(ClientSession client, ref FieldReader fields)
    {
        var request = ScanRequest.Read(ref fields);
        var scans = _clients[client];
        if (scans.ContainsKey(request.ReqId))
            client.SendError(
                request.ReqId, ErrorCodes.ErrorProcessingRequest,
                "Error processing request.-'bW' : cause - Duplicate ticker id for API scanner subscription");
        else if (scans.Count >= MostScans)
            client.SendError(
                request.ReqId, ErrorCodes.HistoricalDataError, $"{ServiceError}Only {MostScans} simultaneous API scanner subscriptions are allowed.");
        else if (Scan.Parse(request, _simulation.Market, out var fault) is not { } scan)
            client.SendError(request.ReqId, ErrorCodes.HistoricalDataError, ServiceError + fault);
        else
        {
            scans[request.ReqId] = (scan, _simulation.Market.Now);
            Send(client, request.ReqId, scan.Ranking());
        }
    }

    private void Cancel(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var reqId = fields.ReadInt();
        if (_clients[client].Remove(reqId))
            client.SendError(reqId, ErrorCodes.HistoricalDataError, $"{ServiceError}API scanner subscription cancelled: {reqId}");
        else
            client.SendError(reqId, ErrorCodes.NoScannerSubscription, $"No scanner subscription found for ticker id:{reqId}");
    }

    private void Step()
    {
        var now = _simulation.Market.Now;
        foreach (var (client, scans) in _clients)
        {
            foreach (var (reqId, (scan, sent)) in scans.Where(one => now - one.Value.Sent >= Refresh).ToList())
            {
                scans[reqId] = (scan, now);
                Send(client, reqId, scan.Ranking());
            }
        }
    }

    private static void Send(ClientSession client, int reqId, IReadOnlyList<Instrument> ranking)
    {
        if (ranking.Count == 0)
            client.SendError(reqId, ErrorCodes.HistoricalDataNotice, "Historical Market Data Service query message:no items retrieved");
        client.Send(MessageIds.ScannerData, (reqId, ranking), static (fields, one) =>
        {
            fields.Write(DataVersion);
            fields.Write(one.reqId);
            fields.Write(one.ranking.Count);
            for (var rank = 0; rank < one.ranking.Count; rank++)
                WriteRow(fields, rank, one.ranking[rank]);
        });
    }

    private static void WriteRow(FieldWriter fields, int rank, Instrument instrument)
    {
        fields.Write(rank);
        fields.Write(instrument.ConId);
        fields.Write(instrument.Symbol);
        fields.Write(instrument.SecType);
        fields.Write(instrument.ExpiryText);
        fields.Write(instrument.Strike);
        fields.Write(instrument.Right);
        fields.Write(instrument.Exchange);
        fields.Write(instrument.Currency);
        fields.Write(instrument.LocalSymbol);
        fields.Write(instrument.MarketName);
        fields.Write(instrument.TradingClass);
        fields.WriteEmpty(); // distance
        fields.WriteEmpty(); // benchmark
        fields.WriteEmpty(); // projection
        fields.WriteEmpty(); // legs
    }
}
