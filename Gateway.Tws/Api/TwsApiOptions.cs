namespace Gateway.Tws.Api;

/// <summary>The timeouts of the calls of <see cref="TwsClient"/>. Measured on the client's <see cref="TimeProvider"/>.</summary>
public sealed record TwsApiOptions
{
    /// <summary>Answers that TWS gives from its own memory: time, positions, orders, account values. Default 10 s.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Contract details and symbol search, which go to IB's servers. Default 30 s.</summary>
    public TimeSpan ContractsDeadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bars and head timestamps. Default 60 s.</summary>
    public TimeSpan HistoryDeadline { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A regulatory snapshot ends by itself after up to 11 s. Default 15 s.</summary>
    public TimeSpan RegulatorySnapshotDeadline { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a quote waits for generic ticks once prices are there and nothing new comes. Default 1 s.</summary>
    public TimeSpan QuoteSettle { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a complete quote waits for what usually follows at once: the day's figures, an option's greeks. Default 150 ms.</summary>
    public TimeSpan QuoteRest { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>
    /// How long the line of a quote stays open after its last reader, for one that asks again; it is given up at once when another needs the line.
    /// Default 0: it closes with its last reader.
    /// </summary>
    public TimeSpan QuoteLinger { get; init; } = TimeSpan.Zero;

    /// <summary>How long a refused line (354, 10168, 10186) may still turn to delayed data before it fails. Default 500 ms.</summary>
    public TimeSpan RefusalGrace { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How many subscriptions TWS allows at one time.</summary>
    public Lines.LineLimits Limits { get; init; } = new();

    /// <summary>How long a placed market order waits for its fill after TWS acknowledged it, within the caller's own wait. Default 2 s.</summary>
    public TimeSpan FillGrace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The probe before an order: no answer in this time means that the link is dead and nothing is sent. Default 1 s.</summary>
    public TimeSpan ProbeDeadline { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How recent a sign of life must be to spare the probe before an order. Default 1 s.</summary>
    public TimeSpan ProbeAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>When TWS restarts itself each day; null when it does not, or nobody has said. Default null.</summary>
    public Resilience.DailyRestart? Restart { get; init; }

    /// <summary>How long a list of executions waits for commission reports that follow it. Default 500 ms.</summary>
    public TimeSpan CommissionGrace { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// The pause between two readings of the orders while the fate of one is open, and the time that two readings which lack an order must be apart.
    /// Default 5 s.
    /// </summary>
    public TimeSpan RecoveryRetry { get; init; } = TimeSpan.FromSeconds(5);
}
