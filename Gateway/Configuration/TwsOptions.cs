namespace Gateway.Configuration;

/// <summary>The TWS or IB Gateway to connect to.</summary>
internal sealed record TwsOptions
{
    [Setting("TWS_HOST"), HostName]
    [Description("Host name or address of TWS or IB Gateway.")]
    public string Host { get; init; } = "127.0.0.1";

    [Setting("TWS_PORT"), Range(1, 65535)]
    [Description("API port: 7497 TWS paper, 7496 TWS live, 4002 IB Gateway paper, 4001 IB Gateway live.")]
    public int Port { get; init; } = 7497;

    [Setting("TWS_CLIENT_ID"), Range(0, int.MaxValue)]
    [Description("API client id. Every program connected to the same TWS needs its own. 0 also sees orders entered by hand.")]
    public int ClientId { get; init; } = 1;

    [Setting("TWS_AUTO_CONNECT")]
    [Description("Connect at startup and keep trying. If false, the tool ibkr_connect starts the connection.")]
    public bool AutoConnect { get; init; } = true;

    [Setting("TWS_ALLOWED_HOSTS", Example = "192.168.1.20,tws.lan"), HostNames]
    [Description("Other hosts that ibkr_connect may connect to. TWS_HOST and this machine are always allowed.")]
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    [Setting("TWS_RESTART_AT", Example = "23:45 America/New_York"), TimeOfDay]
    [Description(
        "When TWS or IB Gateway restarts itself each day, with its time zone; without one the zone of this machine. New orders are refused from 30 s "
        + "before it (restart_window). Empty: never.")]
    public string RestartAt { get; init; } = string.Empty;

    [Setting("TWS_MARKET_DATA_LINES"), Range(1, 100_000)]
    [Description("Market data lines of the user. Other limits follow: an order book for 100 lines (3 to 60), a tick-by-tick stream for 20.")]
    public int MarketDataLines { get; init; } = 100;

    [Setting("TWS_QUOTE_LINGER"), Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    [Description(
        "Time for which the market data line of a quote stays open after its last reader, so that asking again costs TWS no message. A line that "
        + "another quote needs is given up at once.")]
    public TimeSpan QuoteLinger { get; init; } = TimeSpan.FromSeconds(5);
}
