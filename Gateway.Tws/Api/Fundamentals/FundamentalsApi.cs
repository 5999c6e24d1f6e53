using Gateway.Tws.Messages.Fundamentals;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Fundamentals;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Fundamentals;

/// <summary>Fundamental reports and the calendar of Wall Street Horizon; both need a paid subscription.</summary>
public sealed class FundamentalsApi(ITwsConnection connection, TwsApiOptions options) : IDisposable
{
    private const int MetaDataNotRequested = 10282;

    /// <summary>TWS serves one request for meta data and one for events at a time (10278, 10281).</summary>
    private readonly SemaphoreSlim _calendar = new(1);

    /// <summary>A report about a company, as XML.</summary>
    /// <param name="contract">A stock, by id and exchange.</param>
    /// <param name="reportType">ReportSnapshot, ReportsFinSummary, ReportRatios, ReportsFinStatements, RESC or CalendarReport.</param>
    /// <param name="cancellationToken">Withdraws the request.</param>
    /// <exception cref="TwsRequestException">430: there is no such report; 10358: no subscription.</exception>
    public async Task<string> ReportAsync(Contract contract, string reportType, CancellationToken cancellationToken = default)
    {
        var answer = await connection.Session.AskAsync<FundamentalDataMessage>(
            id => new ReqFundamentalDataRequest(id, contract, reportType),
            id => new CancelFundamentalDataRequest(id), options.HistoryDeadline, cancellationToken).ConfigureAwait(false);
        return answer.Xml;
    }

    /// <summary>Which kinds of events and filters Wall Street Horizon has, as JSON.</summary>
    /// <exception cref="TwsRequestException">10276: no subscription.</exception>
    public Task<string> WshMetaDataAsync(CancellationToken cancellationToken = default) =>
        InTurnAsync(() => MetaDataAsync(cancellationToken), cancellationToken);

    /// <summary>Corporate events, as JSON. TWS wants the meta data first in each session; this asks for them when need be.</summary>
    /// <exception cref="TwsRequestException">10276: no subscription.</exception>
    public Task<string> WshEventsAsync(WshEventFilter filter, CancellationToken cancellationToken = default) => InTurnAsync(
        async () =>
        {
            try
            {
                return await EventsAsync(filter, cancellationToken).ConfigureAwait(false);
            }
            catch (TwsRequestException refused) when (refused.Error.Code == MetaDataNotRequested)
            {
                await MetaDataAsync(cancellationToken).ConfigureAwait(false);
                return await EventsAsync(filter, cancellationToken).ConfigureAwait(false);
            }
        },
        cancellationToken);

    public void Dispose() => _calendar.Dispose();

    private async Task<string> MetaDataAsync(CancellationToken cancellationToken)
    {
        var answer = await connection.Session.AskAsync<WshMetaDataMessage>(
            id => new ReqWshMetaDataRequest(id),
            id => new CancelWshMetaDataRequest(id), options.HistoryDeadline, cancellationToken).ConfigureAwait(false);
        return answer.Json;
    }

    private async Task<string> EventsAsync(WshEventFilter filter, CancellationToken cancellationToken)
    {
        var answer = await connection.Session.AskAsync<WshEventDataMessage>(
            id => new ReqWshEventDataRequest(id, filter),
            id => new CancelWshEventDataRequest(id), options.HistoryDeadline, cancellationToken).ConfigureAwait(false);
        return answer.Json;
    }

    private async Task<string> InTurnAsync(Func<Task<string>> ask, CancellationToken cancellationToken)
    {
        await _calendar.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ask().ConfigureAwait(false);
        }
        finally
        {
            _calendar.Release();
        }
    }
}
