namespace Gateway.Configuration;

/// <summary>The limits of the HTTP endpoints.</summary>
internal sealed record LimitOptions
{
    [Setting("LIMITS_BODY_BYTES"), Range(1024, 64 * 1024 * 1024)]
    [Description("Maximum size of a request body in bytes; a larger one gets 413.")]
    public int BodyBytes { get; init; } = 4 * 1024 * 1024;

    [Setting("LIMITS_HEADER_BYTES"), Range(1024, 1024 * 1024)]
    [Description("Maximum total size of a request's headers in bytes; more gets 431.")]
    public int HeaderBytes { get; init; } = 32 * 1024;

    [Setting("LIMITS_CONNECTIONS"), Range(1, 1_000_000)]
    [Description("Maximum number of open connections; further ones are closed immediately.")]
    public int Connections { get; init; } = 10_000;

    [Setting("LIMITS_REMOTE_REQUESTS_PER_SECOND"), Range(0, 1_000_000)]
    [Description("Requests a second from one remote address, with bursts of twice as many; more gets 429. 0 means no limit.")]
    public int RemoteRequestsPerSecond { get; init; } = 50;

    [Setting("LIMITS_CALLS_PER_SECOND"), Range(0, 1_000_000)]
    [Description(
        "MCP requests and tool calls a second of one caller (the holder of one token), with bursts of twice as many; more gets 429. 0 means "
        + "no limit. Order calls have a limit of their own; programs on this machine without a token have none.")]
    public int CallsPerSecond { get; init; } = 50;

    [Setting("LIMITS_ORDERS_PER_SECOND"), Range(0, 1_000_000)]
    [Description(
        "Calls a second of one caller that send or change orders, with bursts of twice as many, and as many concurrent ones; more gets 429. 0 means "
        + "no limit. Cancels and the kill switch have no limit.")]
    public int OrdersPerSecond { get; init; } = 500;

    [Setting("LIMITS_COMPLETIONS_PER_SECOND"), Range(0, 1_000_000)]
    [Description("MCP completion requests a second of one caller, with bursts of twice as many; more gets 429. 0 means no limit.")]
    public int CompletionsPerSecond { get; init; } = 20;

    [Setting("LIMITS_CALLS_AT_ONCE"), Range(0, 1_000_000)]
    [Description("Concurrent tool calls, resource reads and prompts of one caller; more gets 429. 0 means no limit.")]
    public int CallsAtOnce { get; init; } = 16;

    [Setting("LIMITS_STREAMS_AT_ONCE"), Range(0, 1_000_000)]
    [Description("Concurrent streaming tools of one caller; more gets 429. 0 means no limit.")]
    public int StreamsAtOnce { get; init; } = 16;

    [Setting("LIMITS_STARTED_STREAMS"), Range(0, 1_000_000)]
    [Description(
        "Started streams of one caller (ibkr_start_stream and the tools that start resources) that are not stopped. 0 means no limit.")]
    public int StartedStreams { get; init; } = 50;

    [Setting("LIMITS_STAGED_ORDERS"), Range(0, 1000)]
    [Description("Orders of one caller that wait for approval. 0 means no limit of its own; all callers together have 1,000.")]
    public int StagedOrders { get; init; } = 20;

    [Setting("LIMITS_LOCAL_FACTOR"), Range(1, 1000)]
    [Description(
        "Programs on this machine without a token have no limit a second. Together they may have this multiple of one caller's concurrent calls, "
        + "streams and started streams.")]
    public int LocalFactor { get; init; } = 100;

    [Setting("LIMITS_HEADERS_TIMEOUT"), Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    [Description("Maximum time to receive a request's headers; a slower one gets 408.")]
    public TimeSpan HeadersTimeout { get; init; } = TimeSpan.FromSeconds(10);

    [Setting("LIMITS_BODY_GRACE"), Range(typeof(TimeSpan), "00:00:02", "00:05:00")]
    [Description("Time after which a body must arrive at 240 bytes a second on average; a slower one gets 408.")]
    public TimeSpan BodyGrace { get; init; } = TimeSpan.FromSeconds(5);

    [Setting("LIMITS_PLAIN_REQUEST_TIMEOUT"), Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    [Description("Maximum time for a health check or the manifest. Tool calls have their own deadlines; streams have none.")]
    public TimeSpan PlainRequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    [Setting("LIMITS_SHUTDOWN"), Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    [Description("Maximum time that a shutdown waits for calls and streams to end.")]
    public TimeSpan Shutdown { get; init; } = TimeSpan.FromSeconds(12);
}
