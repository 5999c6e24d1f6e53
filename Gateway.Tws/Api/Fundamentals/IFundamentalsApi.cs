using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Fundamentals;

/// <summary>Fundamental reports and the calendar of Wall Street Horizon; both need subscriptions of the user's.</summary>
public interface IFundamentalsApi
{
    /// <summary>A report about a company, as XML.</summary>
    /// <param name="contract">A stock, by id and exchange.</param>
    /// <param name="reportType">ReportSnapshot, ReportsFinSummary, ReportRatios, ReportsFinStatements, RESC or CalendarReport.</param>
    /// <param name="cancellationToken">Withdraws the request.</param>
    /// <exception cref="TwsRequestException">430: there is no such report; 10358: no subscription.</exception>
    Task<string> ReportAsync(Contract contract, string reportType, CancellationToken cancellationToken = default);

    /// <summary>Which kinds of events and filters Wall Street Horizon has, as JSON.</summary>
    /// <exception cref="TwsRequestException">10276: no subscription.</exception>
    Task<string> WshMetaDataAsync(CancellationToken cancellationToken = default);

    /// <summary>Corporate events, as JSON. TWS wants the meta data first in each session; this asks for them when need be.</summary>
    /// <exception cref="TwsRequestException">10276: no subscription.</exception>
    Task<string> WshEventsAsync(WshEventFilter filter, CancellationToken cancellationToken = default);
}
