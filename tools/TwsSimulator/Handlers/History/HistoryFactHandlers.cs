using Gateway.Tws.Wire;
using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.History;

/// <summary>Head timestamps and histograms: where a history begins, and how much was traded at each price.</summary>
internal sealed class HistoryFactHandlers(Simulation simulation, HistoryGate gate) : IRequestDomain
{
    private const int DaysOfShortBars = 7;

    private readonly HistoryBars _bars = new(simulation.Market);

    public void Register(RequestTable table)
    {
        table.Add(RequestIds.ReqHeadTimestamp, HeadTimestamp);
        table.Add(RequestIds.CancelHeadTimestamp, static (ClientSession _, ref FieldReader _) => { });
        table.Add(RequestIds.ReqHistogramData, Histogram);
        table.Add(RequestIds.CancelHistogramData, static (ClientSession _, ref FieldReader _) => { });
    }

    private void HeadTimestamp(ClientSession client, ref FieldReader fields)
    {
        var reqId = fields.ReadInt();
        var contract = ContractQuery.ReadWithExpired(ref fields);
        var regularOnly = fields.ReadBool();
        var whatToShow = fields.ReadString();
        var formatDate = fields.ReadInt();
        if (gate.Find(client, reqId, contract) is not { } instrument)
            return;
        if (!HistoryKinds.Known.Contains(whatToShow))
            client.SendError(
                reqId, ErrorCodes.ErrorValidatingRequest, $"Error validating request.-'bX' : cause - Incorrect value '{whatToShow}' of whatToShow");
        else if (!HistoryKinds.Exists(instrument.SecType, whatToShow) && whatToShow != "TRADES"
            || instrument.SecType == "CASH" && whatToShow == "TRADES")
            HistoryGate.Fail(client, reqId, "No head time stamp");
        else
        {
            var head = instrument.Calendar.SessionOf(HistoryBars.Beginning, regularOnly).Start;
            client.Send(MessageIds.HeadTimestamp, answer =>
            {
                answer.Write(reqId);
                answer.Write(HistoryTimes.Head(head, formatDate));
            });
        }
    }

    private void Histogram(ClientSession client, ref FieldReader fields)
    {
        var reqId = fields.ReadInt();
        var contract = ContractQuery.ReadWithExpired(ref fields);
        var regularOnly = fields.ReadBool();
        var period = fields.ReadString();
        if (gate.Find(client, reqId, contract) is not { } instrument)
            return;
        if (Period(period) is not { } duration)
        {
            client.SendError(
                reqId, ErrorCodes.ErrorValidatingRequest, $"Error validating request.-'cG' : cause - Invalid period '{period}': such as 3 days");
            return;
        }
        var isShort = duration.Unit == 'D' && duration.Amount <= DaysOfShortBars || duration is { Unit: 'W', Amount: 1 };
        var query = new HistoryQuery(
            instrument, simulation.Market.Now, BarSize.Parse(isShort ? "1 min" : "1 hour")!, duration, regularOnly, "TRADES", 2);
        var rows = _bars.Of(query)?.Where(bar => bar.Volume > 0).GroupBy(bar => bar.Close).OrderBy(group => group.Key).ToList() ?? [];
        if (rows.Count == 0)
        {
            HistoryGate.Fail(client, reqId, $"HMDS query returned no data: {instrument.LocalSymbol}@{instrument.Exchange} Histogram");
            return;
        }
        client.Send(MessageIds.HistogramData, answer =>
        {
            answer.Write(reqId);
            answer.Write(rows.Count);
            foreach (var row in rows)
            {
                answer.Write(row.Key);
                answer.Write(row.Sum(bar => bar.Volume));
            }
        });
    }

    /// <summary><c>3 days</c>, <c>1 week</c>, <c>2 months</c>, <c>1 year</c>; null for anything else.</summary>
    private static HistoryDuration? Period(string text) =>
        text.Split(' ') is [var count, var unit] && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount > 0
            ? unit.TrimEnd('s') switch
            {
                "day" => new HistoryDuration(amount, 'D'),
                "week" => new HistoryDuration(amount, 'W'),
                "month" => new HistoryDuration(amount, 'M'),
                "year" => new HistoryDuration(amount, 'Y'),
                _ => null,
            }
            : null;
}
