using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Api.Contracts;
using Gateway.Tws.Api.DisplayGroups;
using Gateway.Tws.Api.Fundamentals;
using Gateway.Tws.Api.History;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Api.News;
using Gateway.Tws.Api.Options;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Api.Scanner;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api;

/// <summary>What TWS can do, as typed asynchronous calls by domain, over one connection that reconnects by itself.</summary>
/// <remarks>
/// Every call may fail with <see cref="TwsDisconnectedException"/> (no session, or it ended while the call waited),
/// <see cref="TwsRequestException"/> (TWS refused: its code and text) and <see cref="TwsTimeoutException"/> (no answer in time).
/// A <see cref="CancellationToken"/> ends the waiting and withdraws the request,
/// unless other callers share it; it never withdraws an order.
/// Calls may be made from any thread, at the same time.
/// </remarks>
public interface ITwsClient
{
    /// <summary>The connection that all calls share.</summary>
    ITwsConnection Connection { get; }

    IContractsApi Contracts { get; }

    IMarketDataApi MarketData { get; }

    IHistoryApi History { get; }

    IAccountsApi Accounts { get; }

    IOrdersApi Orders { get; }

    IOptionsApi Options { get; }

    INewsApi News { get; }

    IScannerApi Scanner { get; }

    IFundamentalsApi Fundamentals { get; }

    IDisplayGroupsApi DisplayGroups { get; }

    /// <summary>The clock of TWS, to the second: one round trip, which also proves that the link is alive.</summary>
    Task<DateTimeOffset> CurrentTimeAsync(CancellationToken cancellationToken = default);

    /// <summary>The clock of TWS to the millisecond; to the second where the server is older than version 197.</summary>
    Task<DateTimeOffset> CurrentTimeInMillisAsync(CancellationToken cancellationToken = default);

    /// <summary>How much TWS writes to its own log of this client, for the present session: 1 system, 2 error (its default), 3 warning, 4 info, 5 detail.</summary>
    Task SetServerLogLevelAsync(int level, CancellationToken cancellationToken = default);
}
