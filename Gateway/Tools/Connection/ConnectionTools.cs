using System.Net;
using Gateway.Access;
using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tools.Connection;

/// <summary>The connection to TWS.</summary>
[Toolset("connection", AccessScope.MarketRead)]
internal sealed class ConnectionTools(TwsClient client, TwsOptions options, TwsSessionOptions pacing, TradingPolicy policy)
{
    [Tool("ibkr_connect", "Connect to TWS", Idempotent = true, Scope = AccessScope.Admin, Requests = "startApi, reqManagedAccts, reqIds")]
    [Description("Connects to TWS, or to another port or client id. Rarely needed: the gateway reconnects by itself.")]
    public async Task<ConnectResult> ConnectAsync(
        RequestContext context,
        [Description("Default as configured, like the others.")][Example("127.0.0.1")] string? host = null,
        [Description("TWS 7497, live 7496; IB Gateway 4002, live 4001.")][Range(1, 65535)][Example("7497")] int? port = null,
        [Description("API client id.")][Range(0, int.MaxValue)][Example("1")] int? clientId = null,
        CancellationToken cancellationToken = default)
    {
        var endpoint = new TwsEndpoint(Allowed(host.OrNull() ?? options.Host), port ?? options.Port, clientId ?? options.ClientId);
        var session = await client.Connection.ConnectAsync(endpoint, cancellationToken);
        return new ConnectResult
        {
            Status = "connected",
            Host = endpoint.Host,
            Port = endpoint.Port,
            ClientId = endpoint.ClientId,
            ServerVersion = session.ServerVersion.Value,
            Accounts = AccountInfo.For(context.Caller, session.ManagedAccounts),
        };
    }

    [Tool("ibkr_disconnect", "Disconnect from TWS", Destructive = true, Idempotent = true, Scope = AccessScope.Admin)]
    [Description("Closes the connection for all callers until ibkr_connect. Working orders stay at IB.")]
    public async Task<ConnectResult> DisconnectAsync()
    {
        await client.Connection.DisconnectAsync();
        var endpoint = client.Connection.Status.Endpoint;
        return new ConnectResult { Status = "disconnected", Host = endpoint.Host, Port = endpoint.Port, ClientId = endpoint.ClientId };
    }

    [Tool("ibkr_get_status", "Connection status", ReadOnly = true, Idempotent = true, OpenWorld = false, Example = """{"verbose":true}""")]
    [Description("State of the connection, accounts (paper or live), trading mode, broken data farms. Answers even without TWS.")]
    public StatusResult GetStatus(RequestContext context, [Description("With all farms, pacing and streams.")] bool verbose = false)
    {
        var status = client.Connection.Status;
        var farms = status.Farms.Where(farm => verbose || farm.Value == "broken").OrderBy(farm => farm.Key, StringComparer.Ordinal).ToDictionary();
        return new StatusResult
        {
            IsConnected = status.State == ConnectionState.Connected,
            State = status.State,
            Reason = status.Reason,
            Since = status.Since,
            Attempts = status.Attempts,
            Endpoint = new EndpointInfo { Host = status.Endpoint.Host, Port = status.Endpoint.Port, ClientId = status.Endpoint.ClientId },
            ServerVersion = status.ServerVersion,
            Accounts = AccountInfo.For(context.Caller, status.Accounts),
            TradingMode = policy.Mode,
            Farms = farms.Count > 0 ? farms : null,
            Load = verbose ? Load(status) : null,
        };
    }

    [Tool("ibkr_get_current_time", "Server time", ReadOnly = true, Requests = "reqCurrentTime")]
    [Description("TWS's clock, to the second; shows that TWS responds.")]
    public async Task<CurrentTimeResult> GetCurrentTimeAsync(CancellationToken cancellationToken)
    {
        var now = await client.CurrentTimeAsync(cancellationToken);
        return new CurrentTimeResult { ServerTime = now, Timestamp = now.ToUnixTimeSeconds() };
    }

    [Tool("ibkr_get_managed_accounts", "Managed accounts", ReadOnly = true, Idempotent = true, Scope = AccessScope.AccountRead)]
    [Description("The accounts of this login, each paper or live.")]
    public ManagedAccountsResult GetManagedAccounts()
    {
        var accounts = client.Connection.Session.ManagedAccounts;
        return new ManagedAccountsResult { Accounts = accounts, Count = accounts.Count, Details = AccountInfo.Of(accounts) };
    }

    private ConnectionLoad Load(ConnectionStatus status)
    {
        var received = status.State is ConnectionState.Connected or ConnectionState.IbLinkDown ? Statistics() : null;
        return new ConnectionLoad
        {
            MarketDataLines = client.MarketData.OpenLines,
            MessagesPerSecond = pacing.MessagesPerSecond,
            Received = received?.Frames,
            Unknown = received?.Unknown,
            Unreadable = received?.Undecodable,
        };
    }

    /// <summary>Null when the session has ended since.</summary>
    private SessionStatistics? Statistics()
    {
        try
        {
            return client.Connection.Session.Statistics;
        }
        catch (TwsDisconnectedException)
        {
            return null;
        }
    }

    /// <summary>Restricts the host, so that a caller cannot make the gateway connect anywhere.</summary>
    private string Allowed(string host)
    {
        var isKnown = string.Equals(host, options.Host, StringComparison.OrdinalIgnoreCase)
            || string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address))
            || options.AllowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase);
        return isKnown
            ? host
            : throw ToolErrors.Refused(
                "host_not_allowed", $"host: '{host}' is neither this machine nor a configured host.",
                "The owner of the gateway adds it to TWS_ALLOWED_HOSTS.");
    }
}
