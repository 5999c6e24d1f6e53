using Gateway.Tws.Wire;
using TwsSimulator.Handlers.Contracts;
using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.Fundamentals;

/// <summary>Fundamental reports, and the calendar of Wall Street Horizon.</summary>
internal sealed class FundamentalHandlers(Simulation simulation) : IRequestDomain
{
    /// <summary>Clients that have asked for the calendar's meta data, without which there are no events.</summary>
    private readonly HashSet<ClientSession> _initiated = [];

    public void Register(RequestTable table)
    {
        table.Add(RequestIds.ReqFundamentalData, Report);
        table.Add(RequestIds.CancelFundamentalData, Nothing);
        table.Add(RequestIds.ReqWshMetaData, MetaData);
        table.Add(RequestIds.CancelWshMetaData, Nothing);
        table.Add(RequestIds.ReqWshEventData, Events);
        table.Add(RequestIds.CancelWshEventData, Nothing);
    }

    public void ClientLeft(ClientSession client) => _initiated.Remove(client);

    private DateOnly Today => TradingCalendar.UsStocks.DayOf(simulation.Market.Now);

    /// <summary>Answers come at once: there is nothing left to cancel.</summary>
    private static void Nothing(ClientSession client, ref FieldReader fields)
    {
    }

    private void Report(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var reqId = fields.ReadInt();
        // Seven contract fields only, and no multiplier, strike or expiry among them. What follows the report's type differs among clients.
        var contract = new ContractQuery
        {
            ConId = fields.ReadInt(),
            Symbol = fields.ReadString(),
            SecType = fields.ReadString(),
            Exchange = fields.ReadString(),
            PrimaryExchange = fields.ReadString(),
            Currency = fields.ReadString(),
            LocalSymbol = fields.ReadString(),
        };
        var reportType = fields.ReadString();
        if (!simulation.Options.Tws.HasFundamentals)
        {
            client.SendError(reqId, ErrorCodes.FundamentalsNotAllowed, "Fundamentals data is not allowed.");
            return;
        }
        if (ContractRules.FindOne(client, reqId, simulation.Market, contract) is not { } instrument)
            return;
        if (instrument.StockType != "COMMON" || CompanyReports.Of(new CompanyFigures(instrument), reportType, Today) is not { } xml)
            client.SendError(reqId, ErrorCodes.NoFundamentals, "We are sorry, but fundamentals data for the security specified is not available.");
        else
        {
            client.Send(MessageIds.FundamentalData, answer =>
            {
                answer.Write(1);
                answer.Write(reqId);
                answer.Write(xml);
            });
        }
    }

    private void MetaData(ClientSession client, ref FieldReader fields)
    {
        var reqId = fields.ReadInt();
        if (!Permit(client, reqId))
            return;
        _initiated.Add(client);
        Send(client, MessageIds.WshMetaData, reqId, CompanyEvents.MetaData);
    }

    private void Events(ClientSession client, ref FieldReader fields)
    {
        var request = CalendarRequest.Read(ref fields, Today, out var reqId);
        if (!Permit(client, reqId))
            return;
        if (!_initiated.Contains(client))
            client.SendError(reqId, ErrorCodes.CalendarMetaDataNotRequested, "WSH meta data must be requested before WSH event data.");
        else if (request is null)
            client.SendError(reqId, ErrorCodes.CalendarEventsFailed, "Failed to request WSH event data:the filter or a date is invalid");
        else
            Send(client, MessageIds.WshEventData, reqId, CompanyEvents.Json(Find(request)));
    }

    private IEnumerable<CompanyEvent> Find(CalendarRequest request)
    {
        var held = request.FillPortfolio
            ? simulation.Desk.Accounts.All.SelectMany(account => account.Positions).Select(position => position.Tradable.ConId)
            : [];
        return request.ConIds.Concat(held).Distinct()
            .Select(simulation.Market.Find).OfType<Instrument>().Where(one => one.StockType == "COMMON")
            .SelectMany(one => CompanyEvents.Of(new CompanyFigures(one), request.From, request.To))
            .Where(one => one.Day >= request.From && one.Day <= request.To && (request.Types.Count == 0 || request.Types.Contains(one.Type)))
            .OrderBy(one => one.Day).Take(request.Limit);
    }

    private bool Permit(ClientSession client, int reqId)
    {
        if (!simulation.Options.CalendarPermission)
            client.SendError(reqId, ErrorCodes.NewsNotAllowed, "News feed is not allowed.");
        return simulation.Options.CalendarPermission;
    }

    private static void Send(ClientSession client, int messageId, int reqId, string json) => client.Send(messageId, answer =>
    {
        answer.Write(reqId);
        answer.Write(json);
    });
}
