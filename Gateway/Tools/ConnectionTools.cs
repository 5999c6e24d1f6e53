using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Net;
using Gateway.Configuration;
using Gateway.Registry;
using Gateway.Tools.Connection;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Resilience;

namespace Gateway.Tools;

/// <summary>The connection to TWS.</summary>
[Toolset("connection", AccessScope.MarketRead)]
internal sealed class ConnectionTools(ITwsClient client, TwsOptions options, TradingPolicy policy)
{
    [Tool("ibkr_connect", "Connect to TWS", Idempotent = true, Scope = AccessScope.Admin)]
    [Description("Connects the gateway to TWS or IB Gateway and waits for the outcome. Rarely needed: the gateway connects by itself and reconnects after a drop. "
        + "Use it after ibkr_disconnect, or to change to another port or client id, which cuts the present session.")]
    public async Task<ConnectResult> ConnectAsync(
        [Description("Host of TWS; default as configured. Only this machine and configured hosts are allowed.")][Example("127.0.0.1")] string? host = null,
        [Description("7497 TWS paper, 7496 TWS live, 4002 IB Gateway paper, 4001 IB Gateway live; default as configured.")][Range(1, 65535)][Example("7497")] int? port = null,
        [Description("API client id; default as configured.")][Range(0, int.MaxValue)][Example("1")] int? clientId = null,
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
            Accounts = AccountInfo.Of(session.ManagedAccounts),
        };
    }

    [Tool("ibkr_disconnect", "Disconnect from TWS", Destructive = true, Idempotent = true, Scope = AccessScope.Admin)]
    [Description("Closes the connection to TWS for all callers and stops reconnecting until ibkr_connect. Working orders stay at IB. Use it only when asked to.")]
    public async Task<ConnectResult> DisconnectAsync()
    {
        await client.Connection.DisconnectAsync();
        var endpoint = client.Connection.Status.Endpoint;
        return new ConnectResult { Status = "disconnected", Host = endpoint.Host, Port = endpoint.Port, ClientId = endpoint.ClientId };
    }

    [Tool("ibkr_get_status", "Connection status", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Where the gateway stands with TWS: connected or why not, accounts (paper or live), trading mode, server version, broken data farms. "
        + "Answers at once, also while TWS is away. Use it first, and when another tool fails; not before every call.")]
    public StatusResult GetStatus([Description("Show every data farm, not only the broken ones.")] bool verbose = false)
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
            Accounts = AccountInfo.Of(status.Accounts),
            TradingMode = policy.Mode,
            Farms = farms.Count > 0 ? farms : null,
        };
    }

    [Tool("ibkr_get_current_time", "Server time", ReadOnly = true)]
    [Description("The clock of TWS, to the second. Use it to prove that TWS answers, or when the time of IB's servers matters; not for the state of the connection (ibkr_get_status).")]
    public async Task<CurrentTimeResult> GetCurrentTimeAsync(CancellationToken cancellationToken)
    {
        var now = await client.CurrentTimeAsync(cancellationToken);
        return new CurrentTimeResult { ServerTime = now, Timestamp = now.ToUnixTimeSeconds() };
    }

    [Tool("ibkr_get_managed_accounts", "Managed accounts", ReadOnly = true, Idempotent = true, Scope = AccessScope.AccountRead)]
    [Description("The ids of the accounts that this login manages, each paper or live. Use it when a tool asks for the account argument; not needed where there is only one.")]
    public ManagedAccountsResult GetManagedAccounts()
    {
        var accounts = client.Connection.Session.ManagedAccounts;
        return new ManagedAccountsResult { Accounts = accounts, Count = accounts.Count, Details = AccountInfo.Of(accounts) };
    }

    /// <summary>A caller must not make the gateway knock at any host it likes.</summary>
    private string Allowed(string host)
    {
        var isKnown = string.Equals(host, options.Host, StringComparison.OrdinalIgnoreCase)
            || string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address))
            || options.AllowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase);
        return isKnown
            ? host
            : throw ToolErrors.Refused(
                "host_not_allowed", $"host: '{host}' is neither this machine nor a configured host.", "The owner of the gateway adds it to TWS_ALLOWED_HOSTS.");
    }
}
