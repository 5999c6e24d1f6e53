using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Api.Contracts;
using Gateway.Tws.Api.DisplayGroups;
using Gateway.Tws.Api.Fundamentals;
using Gateway.Tws.Api.History;
using Gateway.Tws.Api.Lines;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Api.News;
using Gateway.Tws.Api.Options;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Api.Scanner;
using Gateway.Tws.Messages.Session;
using Gateway.Tws.Requests.Session;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;
using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Api;

/// <summary>What TWS can do, as typed asynchronous calls by domain, over one connection that reconnects by itself.</summary>
/// <remarks>
/// Every call may fail with <see cref="TwsDisconnectedException"/> (no session, or it ended while the call waited), <see cref="TwsRequestException"/>
/// (TWS refused: its code and text) and <see cref="TwsTimeoutException"/> (no answer in time). A <see cref="CancellationToken"/> ends the waiting and
/// withdraws the request, unless other callers share it; it never withdraws an order. Calls may be made from any thread, at the same time.
/// </remarks>
public sealed class TwsClient : IAsyncDisposable
{
    private readonly TwsApiOptions _options;

    /// <param name="journal">Records the orders; null for one that is forgotten with the client.</param>
    public TwsClient(
        ITwsConnection connection, TwsApiOptions options, TimeProvider clock, ILoggerFactory loggers, IOrderJournal? journal = null)
    {
        _options = options;
        Connection = connection;
        Contracts = new ContractsApi(connection, options, clock);
        var budget = new Lines.LineBudget(options.Limits);
        MarketData = new MarketDataApi(connection, options, budget, clock);
        History = new HistoryApi(connection, options, budget, clock);
        Accounts = new AccountsApi(connection, options, clock);
        Orders = new OrdersApi(connection, journal ?? new MemoryJournal(clock), options, clock, loggers);
        Options = new OptionsApi(connection, options, clock, Orders);
        News = new NewsApi(connection, options, clock);
        Scanner = new ScannerApi(connection, options, clock);
        DisplayGroups = new DisplayGroupsApi(connection, options, clock);
        Fundamentals = new FundamentalsApi(connection, options);
    }

    /// <summary>The connection that all calls share.</summary>
    public ITwsConnection Connection { get; }

    public ContractsApi Contracts { get; }

    public MarketDataApi MarketData { get; }

    public HistoryApi History { get; }

    public AccountsApi Accounts { get; }

    public OrdersApi Orders { get; }

    public OptionsApi Options { get; }

    public NewsApi News { get; }

    public ScannerApi Scanner { get; }

    public FundamentalsApi Fundamentals { get; }

    public DisplayGroupsApi DisplayGroups { get; }

    /// <summary>The clock of TWS, to the second: one round trip, which also proves that the link is alive.</summary>
    public async Task<DateTimeOffset> CurrentTimeAsync(CancellationToken cancellationToken = default)
    {
        var answer = await Connection.Session
            .AskAsync<CurrentTimeMessage>(new ReqCurrentTimeRequest(), _options.Deadline, cancellationToken).ConfigureAwait(false);
        return answer.Time ?? throw new Wire.TwsProtocolException("TWS sent an invalid current time.");
    }

    /// <summary>The clock of TWS to the millisecond; to the second where the server is older than version 197.</summary>
    public async Task<DateTimeOffset> CurrentTimeInMillisAsync(CancellationToken cancellationToken = default)
    {
        var session = Connection.Session;
        if (!session.ServerVersion.Has(Wire.ServerVersion.CurrentTimeInMillis))
            return await CurrentTimeAsync(cancellationToken).ConfigureAwait(false);
        var answer = await session
            .AskAsync<CurrentTimeInMillisMessage>(new ReqCurrentTimeInMillisRequest(), _options.Deadline, cancellationToken).ConfigureAwait(false);
        return answer.Time ?? throw new Wire.TwsProtocolException("TWS sent an invalid current time.");
    }

    /// <summary>
    /// How much TWS writes to its own log of this client, for the present session: 1 system, 2 error (its default), 3 warning, 4 info, 5 detail.
    /// </summary>
    public async Task SetServerLogLevelAsync(int level, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 5);
        await Connection.Session.SendAsync(new SetServerLogLevelRequest(level), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops following orders.</summary>
    public async ValueTask DisposeAsync()
    {
        await Orders.DisposeAsync().ConfigureAwait(false);
        History.Dispose();
        Accounts.Dispose();
        Fundamentals.Dispose();
    }
}
