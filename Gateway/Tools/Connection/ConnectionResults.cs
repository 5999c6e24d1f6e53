using Gateway.Access;
using Gateway.Configuration;
using Gateway.Trading;
using Gateway.Tws.Resilience;

namespace Gateway.Tools.Connection;

/// <summary>The status of the connection to TWS.</summary>
internal sealed record StatusResult
{
    [JsonPropertyName("is_connected")]
    [Description("True when TWS responds and has its link to IB's servers.")]
    public required bool IsConnected { get; init; }

    public required ConnectionState State { get; init; }

    [Description("Why it is not connected and what to check.")]
    public string? Reason { get; init; }

    [Description("Start of the state, UTC.")]
    public required DateTimeOffset Since { get; init; }

    [Description("Failed attempts since the last session.")]
    public required int Attempts { get; init; }

    public required EndpointInfo Endpoint { get; init; }

    public int? ServerVersion { get; init; }

    [Description("Absent for callers without account:read.")]
    public IReadOnlyList<AccountInfo>? Accounts { get; init; }

    [Description("read_only, paper or live: whether and for which accounts orders are sent.")]
    public required TradingMode TradingMode { get; init; }

    [Description("Data farms by name: ok, inactive, connecting or broken; all with verbose, otherwise the broken ones.")]
    public IReadOnlyDictionary<string, string>? Farms { get; init; }

    [Description("Pacing and streams; with verbose only.")]
    public ConnectionLoad? Load { get; init; }
}

/// <summary>The outcome of connecting or disconnecting.</summary>
internal sealed record ConnectResult
{
    [Description("connected or disconnected.")]
    public required string Status { get; init; }

    public required string Host { get; init; }

    public required int Port { get; init; }

    public required int ClientId { get; init; }

    public int? ServerVersion { get; init; }

    public IReadOnlyList<AccountInfo>? Accounts { get; init; }
}

/// <summary>The accounts that TWS manages.</summary>
internal sealed record ManagedAccountsResult
{
    public required IReadOnlyList<string> Accounts { get; init; }

    public required int Count { get; init; }

    [Description("The same accounts, each with its kind.")]
    public required IReadOnlyList<AccountInfo> Details { get; init; }
}

/// <summary>The clock of TWS.</summary>
internal sealed record CurrentTimeResult
{
    [JsonPropertyName("server_time")]
    public required DateTimeOffset ServerTime { get; init; }

    [Description("Seconds since 1970.")]
    public required long Timestamp { get; init; }
}

/// <summary>The market data lines and requests that the connection carries.</summary>
internal sealed record ConnectionLoad
{
    [Description("Market data lines open at TWS. All readers of a contract share one line.")]
    public required int MarketDataLines { get; init; }

    [Description("Maximum number of messages to TWS in one second; further ones wait.")]
    public required int MessagesPerSecond { get; init; }

    [Description("Messages of the current session; absent without one.")]
    public long? Received { get; init; }

    [Description("Messages of an unknown kind, which were skipped.")]
    public long? Unknown { get; init; }

    [Description("Messages that could not be read.")]
    public long? Unreadable { get; init; }
}

/// <summary>An account that TWS manages.</summary>
internal sealed record AccountInfo
{
    public required string Account { get; init; }

    [Description("paper or live, derived from the id.")]
    public required string Kind { get; init; }

    /// <returns>Null for callers who may not see the ids of accounts.</returns>
    public static IReadOnlyList<AccountInfo>? For(Caller caller, IEnumerable<string> accounts) =>
        caller.May(AccessScope.AccountRead) ? Of(accounts) : null;

    public static IReadOnlyList<AccountInfo> Of(IEnumerable<string> accounts) =>
        [.. accounts.Select(account => new AccountInfo { Account = account, Kind = AccountIds.IsPaper(account) ? "paper" : "live" })];
}

/// <summary>The address of TWS, and the client id of the gateway there.</summary>
internal sealed record EndpointInfo
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    public required int ClientId { get; init; }
}
