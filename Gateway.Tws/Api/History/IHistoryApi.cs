using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.History;

/// <summary>Historical bars. Keeps IB's pacing rules, so that a busy client is not cut off.</summary>
public interface IHistoryApi
{
    /// <summary>Bars of the past (reqHistoricalData).</summary>
    /// <remarks>The same query within 15 s is answered from the first one's bars, as IB's rules demand. At most 50 requests are open; more wait.</remarks>
    /// <exception cref="TwsRequestException">Code 162: no data, no permission, or a pacing violation; 200: no such contract; 321: a text that TWS does not know.</exception>
    /// <exception cref="TwsRefusedException">More than 60 queries for bars of 30 s or less in 10 min, or 6 for one contract in 2 s; says when to try again.</exception>
    Task<HistoricalBars> BarsAsync(HistoricalQuery query, CancellationToken cancellationToken = default);

    /// <summary>When the data of a contract begins (reqHeadTimestamp).</summary>
    Task<DateTimeOffset> HeadTimestampAsync(
        Contract contract, string whatToShow = "TRADES", bool useRth = true, CancellationToken cancellationToken = default);
}
