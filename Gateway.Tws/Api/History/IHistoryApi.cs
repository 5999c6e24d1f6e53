using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.History;

/// <summary>Bars and ticks of the past, histograms and schedules. Keeps IB's pacing rules, so that a busy client is not cut off.</summary>
public interface IHistoryApi
{
    /// <summary>Bars of the past (reqHistoricalData).</summary>
    /// <remarks>The same query within 15 s is answered from the first one's bars, as IB's rules demand. At most 50 requests are open; more wait.</remarks>
    /// <exception cref="TwsRequestException">Code 162: no data, no permission, or a pacing violation; 200: no such contract; 321: a text that TWS does not know.</exception>
    /// <exception cref="TwsRefusedException">More than 60 queries for ticks and bars of 30 s or less in 10 min, or 6 for one contract in 2 s; says when to try again.</exception>
    Task<HistoricalBars> BarsAsync(HistoricalQuery query, CancellationToken cancellationToken = default);

    /// <summary>Bars of the past and then every change of the running one (reqHistoricalData with keepUpToDate): history first, also after a gap.</summary>
    /// <remarks>Ends by the token, or with the exception that ended it; survives reconnects and what stops TWS's updates, with a gap told.</remarks>
    /// <param name="query">Without an end; TRADES, MIDPOINT, BID or ASK.</param>
    /// <param name="cancellationToken">Ends the stream; readers of the same query share one request.</param>
    /// <exception cref="ArgumentException">An end was given, or data that TWS does not keep up to date.</exception>
    IAsyncEnumerable<StreamItem<BarsUpdate>> StreamBarsAsync(HistoricalQuery query, CancellationToken cancellationToken = default);

    /// <summary>When the data of a contract begins (reqHeadTimestamp).</summary>
    /// <param name="whatToShow">As for bars; forex has no TRADES.</param>
    Task<DateTimeOffset> HeadTimestampAsync(
        Contract contract, string whatToShow = "TRADES", bool useRth = true, CancellationToken cancellationToken = default);

    /// <summary>Ticks of the past (reqHistoricalTicks): one answer of about <see cref="HistoricalTicksQuery.Count"/>.</summary>
    /// <remarks>The same query within 15 s is answered from the first one's ticks. TWS cannot withdraw it.</remarks>
    /// <exception cref="ArgumentException">Not exactly one of start and end, or a count beyond 1 to 1000.</exception>
    /// <exception cref="TwsRefusedException">Beyond the limits that ticks share with short bars.</exception>
    Task<HistoricalTicks> TicksAsync(HistoricalTicksQuery query, CancellationToken cancellationToken = default);

    /// <summary>How much was traded at each price (reqHistogramData), in TWS's order.</summary>
    /// <param name="period">How far back, such as <c>3 days</c> or <c>1 week</c>.</param>
    Task<IReadOnlyList<HistogramEntry>> HistogramAsync(
        Contract contract, string period, bool useRth = true, CancellationToken cancellationToken = default);

    /// <summary>The sessions of the last days (reqHistoricalData that shows SCHEDULE).</summary>
    /// <param name="days">Trading days, from 1 to 365.</param>
    /// <param name="endDateTime">The last moment; null is now.</param>
    Task<TradingSchedule> ScheduleAsync(
        Contract contract, int days, bool useRth = true, DateTimeOffset? endDateTime = null, CancellationToken cancellationToken = default);
}
