using Gateway.Tws.Api.Lines;
using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.History;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.History;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Api.History;

/// <summary>
/// Bars and ticks of the past, histograms and schedules. Enforces IB's pacing rules: TWS refuses all history for minutes to a client that breaks
/// them.
/// </summary>
public sealed class HistoryApi(ITwsConnection connection, TwsApiOptions options, LineBudget budget, TimeProvider clock) : IDisposable
{
    /// <summary>Times as epoch seconds: unlike a zone's text they name one moment, also in the hour that a clock goes back.</summary>
    private const int EpochSeconds = 2;

    /// <summary>TWS takes more days as years only.</summary>
    private const int MostDays = 365;

    private static readonly string[] Updated = ["TRADES", "MIDPOINT", "BID", "ASK"];

    private readonly HistoryCache<HistoricalQuery, HistoricalBars> _bars = new(clock);
    private readonly HistoryCache<HistoricalTicksQuery, HistoricalTicks> _ticks = new(clock);
    private readonly HistoryPacing _pacing = new(clock);
    private readonly SemaphoreSlim _open = new(HistoryPacing.MostOpen);
    private readonly SharedStreams<HistoricalQuery, BarsUpdate> _streams = new(connection);

    /// <summary>Bars of the past (reqHistoricalData).</summary>
    /// <remarks>
    /// The same query within 15 s is answered from the first one's bars, as IB's rules demand. At most 50 requests are open; more wait.
    /// </remarks>
    /// <exception cref="TwsRequestException">
    /// Code 162: no data, no permission, or a pacing violation; 200: no such contract; 321: a text that TWS does not know.
    /// </exception>
    /// <exception cref="TwsRefusedException">
    /// More than 60 queries for ticks and bars of 30 s or less in 10 min, or 6 for one contract in 2 s; says when to try again.
    /// </exception>
    public Task<HistoricalBars> BarsAsync(HistoricalQuery query, CancellationToken cancellationToken = default) =>
        _bars.GetOrAdd(query, FetchAsync).WaitAsync(cancellationToken);

    /// <summary>Ticks of the past (reqHistoricalTicks): one answer of about <see cref="HistoricalTicksQuery.Count"/>.</summary>
    /// <remarks>The same query within 15 s is answered from the first one's ticks. TWS cannot withdraw it.</remarks>
    /// <exception cref="ArgumentException">Not exactly one of start and end, or a count beyond 1 to 1000.</exception>
    /// <exception cref="TwsRefusedException">Beyond the limits that ticks share with short bars.</exception>
    public Task<HistoricalTicks> TicksAsync(HistoricalTicksQuery query, CancellationToken cancellationToken = default)
    {
        if (query.Start is null == query.End is null)
            throw new ArgumentException("Exactly one of start and end must be given.", nameof(query));
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Count, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Count, HistoricalTicksQuery.MostTicks, nameof(query));
        return _ticks.GetOrAdd(query, FetchAsync).WaitAsync(cancellationToken);
    }

    /// <summary>When the data of a contract begins (reqHeadTimestamp).</summary>
    /// <param name="whatToShow">As for bars; forex has no TRADES.</param>
    public async Task<DateTimeOffset> HeadTimestampAsync(
        Contract contract, string whatToShow = "TRADES", bool useRth = true, CancellationToken cancellationToken = default)
    {
        var answer = await HoldingAPlaceAsync(
            () => connection.Session.AskAsync<HeadTimestampMessage>(
                id => new ReqHeadTimestampRequest(id, contract, whatToShow, useRth, EpochSeconds),
                id => new CancelHeadTimestampRequest(id), options.HistoryDeadline, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return TwsTime.Parse(answer.HeadTimestamp)
            ?? throw new TwsProtocolException($"The head timestamp '{answer.HeadTimestamp}' is not a time.");
    }

    /// <summary>How much was traded at each price (reqHistogramData), in TWS's order.</summary>
    /// <param name="period">How far back, such as <c>3 days</c> or <c>1 week</c>.</param>
    public async Task<IReadOnlyList<HistogramEntry>> HistogramAsync(
        Contract contract, string period, bool useRth = true, CancellationToken cancellationToken = default)
    {
        var answer = await HoldingAPlaceAsync(
            () => connection.Session.AskAsync<HistogramDataMessage>(
                id => new ReqHistogramDataRequest(id, contract, useRth, period),
                id => new CancelHistogramDataRequest(id), options.HistoryDeadline, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return answer.Entries;
    }

    /// <summary>The sessions of the last days (reqHistoricalData that shows SCHEDULE).</summary>
    /// <param name="days">Trading days, from 1 to 365.</param>
    /// <param name="endDateTime">The last moment; null is now.</param>
    public async Task<TradingSchedule> ScheduleAsync(
        Contract contract, int days, bool useRth = true, DateTimeOffset? endDateTime = null, CancellationToken cancellationToken = default)
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

    /// <summary>
    /// Bars of the past and then every change of the running one (reqHistoricalData with keepUpToDate): history first, also after a gap.
    /// </summary>
    /// <remarks>Ends by the token, or with the exception that ended it; survives reconnects and what stops TWS's updates, with a gap told.</remarks>
    /// <param name="query">Without an end; TRADES, MIDPOINT, BID or ASK.</param>
    /// <param name="cancellationToken">Ends the stream; readers of the same query share one request.</param>
    /// <exception cref="ArgumentException">An end was given, or data that TWS does not keep up to date.</exception>
    public IAsyncEnumerable<StreamItem<BarsUpdate>> StreamBarsAsync(HistoricalQuery query, CancellationToken cancellationToken = default)
    {
        if (query.EndDateTime is not null)
            throw new ArgumentException("A history that is kept up to date ends now: endDateTime must be absent.", nameof(query));
        if (!Updated.Contains(query.WhatToShow))
            throw new ArgumentException($"Kept up to date are {string.Join(", ", Updated)}; not {query.WhatToShow}.", nameof(query));
        return _streams.ReadAsync(query with { Contract = LineContract.KeyOf(query.Contract) }, () => Open(query), cancellationToken);
    }

    public void Dispose() => _open.Dispose();

    private HistoricalBarStream Open(HistoricalQuery query)
    {
        var stream = new HistoricalBarStream(id => ToRequest(id, query) with { KeepUpToDate = true }, connection, clock);
        stream.Registrations.Add(budget.Take(StreamKind.Bars, query.Contract, () => stream.Readers));
        try
        {
            _pacing.Admit(query);
        }
        catch (TwsRefusedException)
        {
            stream.Registrations[0].Dispose();
            throw;
        }
        return stream;
    }

    /// <summary>Has no caller's cancellation token, because several callers may share the request; its deadline ends it.</summary>
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
        HistoryFarms.RequireAny(connection.Status.Farms);
        _pacing.RequireRest();
        await _open.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (TwsRequestException refusal) when (HistoryPacing.IsBreach(refusal.Error))
        {
            _pacing.Rest();
            throw;
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

/// <summary>Answers identical queries within 15 s from one request, as IB's pacing rules demand; a refusal of TWS counts as an answer.</summary>
internal sealed class HistoryCache<TQuery, TAnswer>(TimeProvider clock)
    where TQuery : notnull
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly Dictionary<TQuery, (Task<TAnswer> Answer, long Since)> _answers = [];

    /// <summary>The cached or pending answer to the query, or else a new request.</summary>
    public Task<TAnswer> GetOrAdd(TQuery query, Func<TQuery, Task<TAnswer>> fetch)
    {
        lock (_gate)
        {
            foreach (var (old, known) in _answers)
                if (!IsFresh(known.Answer, known.Since))
                    _answers.Remove(old);
            if (_answers.TryGetValue(query, out var there))
                return there.Answer;
            var answer = fetch(query);
            // Observes the exception, which would otherwise be reported as unobserved when every caller has left.
            _ = answer.ContinueWith(
                static task => _ = task.Exception, CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            _answers.Add(query, (answer, clock.GetTimestamp()));
            return answer;
        }
    }

    private bool IsFresh(Task<TAnswer> answer, long since)
    {
        if (!answer.IsCompleted)
            return true;
        var isAnswer = answer.IsCompletedSuccessfully || answer.Exception?.InnerException is TwsRequestException;
        return isAnswer && clock.GetElapsedTime(since) < Life;
    }
}
