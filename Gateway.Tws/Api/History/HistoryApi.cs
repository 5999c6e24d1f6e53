using Gateway.Tws.Api.Lines;
using Gateway.Tws.Messages.History;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.History;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Api.History;

/// <inheritdoc cref="IHistoryApi"/>
internal sealed partial class HistoryApi(ITwsConnection connection, TwsApiOptions options, LineBudget budget, TimeProvider clock) : IHistoryApi, IDisposable
{
    /// <summary>Times as epoch seconds: unlike a zone's text they name one moment, also in the hour that a clock goes back.</summary>
    private const int EpochSeconds = 2;

    /// <summary>TWS takes more days as years only.</summary>
    private const int MostDays = 365;

    private readonly HistoryCache<HistoricalQuery, HistoricalBars> _bars = new(clock);
    private readonly HistoryCache<HistoricalTicksQuery, HistoricalTicks> _ticks = new(clock);
    private readonly HistoryPacing _pacing = new(clock);
    private readonly SemaphoreSlim _open = new(HistoryPacing.MostOpen);

    public Task<HistoricalBars> BarsAsync(HistoricalQuery query, CancellationToken cancellationToken) =>
        _bars.GetOrAdd(query, FetchAsync).WaitAsync(cancellationToken);

    public Task<HistoricalTicks> TicksAsync(HistoricalTicksQuery query, CancellationToken cancellationToken)
    {
        if (query.Start is null == query.End is null)
            throw new ArgumentException("Exactly one of start and end must be given.", nameof(query));
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Count, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Count, HistoricalTicksQuery.MostTicks, nameof(query));
        return _ticks.GetOrAdd(query, FetchAsync).WaitAsync(cancellationToken);
    }

    public async Task<DateTimeOffset> HeadTimestampAsync(Contract contract, string whatToShow, bool useRth, CancellationToken cancellationToken)
    {
        var answer = await HoldingAPlaceAsync(
            () => connection.Session.AskAsync<HeadTimestampMessage>(
                id => new ReqHeadTimestampRequest(id, contract, whatToShow, useRth, EpochSeconds),
                id => new CancelHeadTimestampRequest(id), options.HistoryDeadline, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return TwsTime.Parse(answer.HeadTimestamp)
            ?? throw new TwsProtocolException($"The head timestamp '{answer.HeadTimestamp}' is no time.");
    }

    public async Task<IReadOnlyList<HistogramEntry>> HistogramAsync(Contract contract, string period, bool useRth, CancellationToken cancellationToken)
    {
        var answer = await HoldingAPlaceAsync(
            () => connection.Session.AskAsync<HistogramDataMessage>(
                id => new ReqHistogramDataRequest(id, contract, useRth, period),
                id => new CancelHistogramDataRequest(id), options.HistoryDeadline, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return answer.Entries;
    }

    public async Task<TradingSchedule> ScheduleAsync(
        Contract contract, int days, bool useRth, DateTimeOffset? endDateTime, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MostDays);
        var query = new HistoricalQuery(contract, $"{days} D", "1 day", "SCHEDULE", useRth, endDateTime);
        var answer = await HoldingAPlaceAsync(
            () => connection.Session.AskAsync<HistoricalScheduleMessage>(
                id => ToRequest(id, query), id => new CancelHistoricalDataRequest(id), options.HistoryDeadline, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return TradingSchedule.Of(answer);
    }

    public void Dispose() => _open.Dispose();

    /// <summary>Runs for all callers who share it, so that none of them can end it for the others; its deadline ends it.</summary>
    private async Task<HistoricalBars> FetchAsync(HistoricalQuery query)
    {
        var session = connection.Session;
        _pacing.Admit(query);
        return await HoldingAPlaceAsync(
            () => new HistoricalBarsReply(session.ServerVersion).AskAsync(
                session, id => ToRequest(id, query), id => new CancelHistoricalDataRequest(id), alwaysCancel: false,
                "historical data", options.HistoryDeadline, clock, CancellationToken.None),
            CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<HistoricalTicks> FetchAsync(HistoricalTicksQuery query)
    {
        var session = connection.Session;
        _pacing.Admit(query);
        return await HoldingAPlaceAsync(
            () => new HistoricalTicksReply().AskAsync(
                session, id => ToRequest(id, query), cancel: null, alwaysCancel: false,
                "historical ticks", options.HistoryDeadline, clock, CancellationToken.None),
            CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<T> HoldingAPlaceAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        await _open.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ask().ConfigureAwait(false);
        }
        finally
        {
            _open.Release();
        }
    }

    private static ReqHistoricalDataRequest ToRequest(int id, HistoricalQuery query) => new(
        id, query.Contract, Text(query.EndDateTime), query.BarSize, query.Duration, query.WhatToShow, query.UseRth, EpochSeconds);

    private static ReqHistoricalTicksRequest ToRequest(int id, HistoricalTicksQuery query) => new(
        id, query.Contract, Text(query.Start), Text(query.End), query.Count, query.WhatToShow, query.UseRth, query.IgnoreSize);

    private static string Text(DateTimeOffset? time) => time is { } moment ? TwsTime.Format(moment) : "";
}
