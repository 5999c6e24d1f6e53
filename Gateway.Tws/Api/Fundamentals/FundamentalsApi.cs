using Gateway.Tws.Messages.Fundamentals;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Fundamentals;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Fundamentals;

/// <inheritdoc cref="IFundamentalsApi"/>
internal sealed class FundamentalsApi(ITwsConnection connection, TwsApiOptions options) : IFundamentalsApi, IDisposable
{
    private const int MetaDataNotRequested = 10282;

    /// <summary>TWS serves one request for meta data and one for events at a time (10278, 10281).</summary>
    private readonly SemaphoreSlim _calendar = new(1);

    public async Task<string> ReportAsync(Contract contract, string reportType, CancellationToken cancellationToken)
    {
        var answer = await connection.Session.AskAsync<FundamentalDataMessage>(
            id => new ReqFundamentalDataRequest(id, contract, reportType),
            id => new CancelFundamentalDataRequest(id), options.HistoryDeadline, cancellationToken).ConfigureAwait(false);
        return answer.Xml;
    }

    public Task<string> WshMetaDataAsync(CancellationToken cancellationToken) => InTurnAsync(() => MetaDataAsync(cancellationToken), cancellationToken);

    public Task<string> WshEventsAsync(WshEventFilter filter, CancellationToken cancellationToken) => InTurnAsync(
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
