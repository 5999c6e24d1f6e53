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

/// <summary>The typed API on one connection. Make one for a connection, and dispose of it before the connection.</summary>
public sealed class TwsClient : ITwsClient, IAsyncDisposable
{
    private readonly TwsApiOptions _options;
    private readonly OrdersApi _orders;
    private readonly HistoryApi _history;
    private readonly AccountsApi _accounts;
    private readonly FundamentalsApi _fundamentals;

    public TwsClient(ITwsConnection connection, TwsApiOptions options, TimeProvider clock, ILoggerFactory loggers)
    {
        _options = options;
        Connection = connection;
        Contracts = new ContractsApi(connection, options, clock);
        var budget = new Lines.LineBudget(options.Limits);
        MarketData = new MarketDataApi(connection, options, budget, clock);
        History = _history = new HistoryApi(connection, options, budget, clock);
        Accounts = _accounts = new AccountsApi(connection, options, clock);
        Orders = _orders = new OrdersApi(connection, options, clock, loggers);
        Options = new OptionsApi(connection, options, clock, _orders);
        News = new NewsApi(connection, options, clock);
        Scanner = new ScannerApi(connection, options, clock);
        DisplayGroups = new DisplayGroupsApi(connection, options, clock);
        Fundamentals = _fundamentals = new FundamentalsApi(connection, options);
    }

    public ITwsConnection Connection { get; }

    public IContractsApi Contracts { get; }

    public IMarketDataApi MarketData { get; }

    public IHistoryApi History { get; }

    public IAccountsApi Accounts { get; }

    public IOrdersApi Orders { get; }

    public IOptionsApi Options { get; }

    public INewsApi News { get; }

    public IScannerApi Scanner { get; }

    public IFundamentalsApi Fundamentals { get; }

    public IDisplayGroupsApi DisplayGroups { get; }

    public async Task<DateTimeOffset> CurrentTimeAsync(CancellationToken cancellationToken = default)
    {
        var answer = await Connection.Session
            .AskAsync<CurrentTimeMessage>(new ReqCurrentTimeRequest(), _options.Deadline, cancellationToken).ConfigureAwait(false);
        return answer.Time ?? throw new Wire.TwsProtocolException("TWS sent a current time that is no time.");
    }

    public async Task<DateTimeOffset> CurrentTimeInMillisAsync(CancellationToken cancellationToken = default)
    {
        var session = Connection.Session;
        if (!session.ServerVersion.Has(Wire.ServerVersion.CurrentTimeInMillis))
            return await CurrentTimeAsync(cancellationToken).ConfigureAwait(false);
        var answer = await session
            .AskAsync<CurrentTimeInMillisMessage>(new ReqCurrentTimeInMillisRequest(), _options.Deadline, cancellationToken).ConfigureAwait(false);
        return answer.Time ?? throw new Wire.TwsProtocolException("TWS sent a current time that is no time.");
    }

    public async Task SetServerLogLevelAsync(int level, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 5);
        await Connection.Session.SendAsync(new SetServerLogLevelRequest(level), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops following orders.</summary>
    public async ValueTask DisposeAsync()
    {
        await _orders.DisposeAsync().ConfigureAwait(false);
        _history.Dispose();
        _accounts.Dispose();
        _fundamentals.Dispose();
    }
}
