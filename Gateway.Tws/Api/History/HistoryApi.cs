using Gateway.Tws.Messages.History;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.History;
using Gateway.Tws.Resilience;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Api.History;

/// <inheritdoc cref="IHistoryApi"/>
internal sealed class HistoryApi(ITwsConnection connection, TwsApiOptions options, TimeProvider clock) : IHistoryApi, IDisposable
{
    /// <summary>Times as epoch seconds: unlike a zone's text they name one moment, also in the hour that a clock goes back.</summary>
    private const int EpochSeconds = 2;

    private readonly HistoryCache _cache = new(clock);
    private readonly HistoryPacing _pacing = new(clock);
    private readonly SemaphoreSlim _open = new(HistoryPacing.MostOpen);

    public Task<HistoricalBars> BarsAsync(HistoricalQuery query, CancellationToken cancellationToken) =>
        _cache.GetOrAdd(query, FetchAsync).WaitAsync(cancellationToken);

    public async Task<DateTimeOffset> HeadTimestampAsync(Contract contract, string whatToShow, bool useRth, CancellationToken cancellationToken)
    {
        var answer = await connection.Session.AskAsync<HeadTimestampMessage>(
            id => new ReqHeadTimestampRequest(id, contract, whatToShow, useRth, EpochSeconds),
            id => new CancelHeadTimestampRequest(id), options.HistoryDeadline, cancellationToken).ConfigureAwait(false);
        return TwsTime.Parse(answer.HeadTimestamp)
            ?? throw new TwsProtocolException($"The head timestamp '{answer.HeadTimestamp}' is no time.");
    }

    public void Dispose() => _open.Dispose();

    /// <summary>Runs for all callers who share it, so that none of them can end it for the others; its deadline ends it.</summary>
    private async Task<HistoricalBars> FetchAsync(HistoricalQuery query)
    {
        var session = connection.Session;
        _pacing.Admit(query);
        await _open.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            return await new HistoricalBarsReply(session.ServerVersion).AskAsync(
                session, id => ToRequest(id, query), id => new CancelHistoricalDataRequest(id), alwaysCancel: false,
                "historical data", options.HistoryDeadline, clock, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _open.Release();
        }
    }

    private static ReqHistoricalDataRequest ToRequest(int id, HistoricalQuery query) => new(
        id,
        query.Contract,
        query.EndDateTime is { } end ? TwsTime.Format(end) : "",
        query.BarSize,
        query.Duration,
        query.WhatToShow,
        query.UseRth,
        EpochSeconds);
}
