namespace Gateway.Configuration;

/// <summary>The limits and timeouts of the MCP endpoint.</summary>
internal sealed record McpOptions
{
    [Setting("MCP_MAX_SESSIONS"), Range(1, 1_000_000)]
    [Description(
        "Maximum number of sessions (revisions up to 2025-11-25). A further one replaces the session that was without a client for the longest "
        + "time, at least a minute; otherwise it gets 503.")]
    public int MaxSessions { get; init; } = 10_000;

    [Setting("MCP_MAX_SESSIONS_PER_CALLER"), Range(1, 1_000_000)]
    [Description("Maximum number of sessions of one token. For callers without a token only MCP_MAX_SESSIONS applies.")]
    public int MaxSessionsPerCaller { get; init; } = 1000;

    [Setting("MCP_SESSION_IDLE_TIMEOUT"), Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    [Description("Time without a request or an open stream after which a session ends. Its client must initialize again.")]
    public TimeSpan SessionIdleTimeout { get; init; } = TimeSpan.FromMinutes(30);

    [Setting("MCP_SESSION_PROVISIONAL_TIMEOUT"), Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    [Description("Time after which a session ends if its client disconnected before any request after initialize was answered.")]
    public TimeSpan ProvisionalTimeout { get; init; } = TimeSpan.FromSeconds(30);

    [Setting("MCP_RESUME_WINDOW"), Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    [Description(
        "Time in which a client can resume a stream of a session after its connection broke. Then a call that only reads is cancelled.")]
    public TimeSpan ResumeWindow { get; init; } = TimeSpan.FromMinutes(2);

    [Setting("MCP_RESUME_EVENTS"), Range(1, 100_000)]
    [Description("Number of events that are kept of one stream for clients that resume it.")]
    public int ResumeEvents { get; init; } = 500;

    [Setting("MCP_RESUME_BYTES"), Range(1024, 256 * 1024 * 1024)]
    [Description("Bytes that are kept of one stream for clients that resume it. The newest event is always kept.")]
    public int ResumeBytes { get; init; } = 1024 * 1024;

    [Setting("MCP_RESUME_TOTAL_BYTES"), Range(1024, int.MaxValue)]
    [Description("Bytes that are kept of all streams together. Beyond them no events are kept.")]
    public int ResumeTotalBytes { get; init; } = 128 * 1024 * 1024;

    [Setting("MCP_KEEP_ALIVE_INTERVAL"), Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    [Description("Silence on an open reply after which a keep-alive is sent. Use less than the idle timeout of every proxy in between.")]
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(15);

    [Setting("MCP_ANSWER_TIMEOUT"), Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    [Description(
        "Time to answer a question (elicitation, sampling, roots) for clients up to revision 2025-11-25; then the call fails. Later revisions "
        + "have 10 minutes.")]
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromMinutes(10);

    [Setting("MCP_RESOURCE_UPDATE_INTERVAL"), Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    [Description("Minimum time between two notifications of the same resource or list. Changes in between are reported together.")]
    public TimeSpan ResourceUpdateInterval { get; init; } = TimeSpan.FromSeconds(1);

    [Setting("MCP_MAX_LISTEN_STREAMS"), Range(1, 1_000_000)]
    [Description("Maximum number of open subscriptions/listen streams; a further one gets the error -32603.")]
    public int MaxListenStreams { get; init; } = 1024;

    [Setting("MCP_MAX_LISTEN_STREAMS_PER_CALLER"), Range(1, 1_000_000)]
    [Description("Maximum number of open subscriptions/listen streams of one token.")]
    public int MaxListenStreamsPerCaller { get; init; } = 128;

    [Setting("MCP_MAX_SUBSCRIPTIONS"), Range(1, 10_000)]
    [Description("Maximum number of subscribed resources of one session or one listen stream.")]
    public int MaxSubscriptions { get; init; } = 256;

    [Setting("MCP_TASK_TTL"), Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    [Description(
        "Lifetime of a task (a tool call that outlives its connection) and its result, from its creation. A task that still runs then is "
        + "cancelled, unless it sends orders.")]
    public TimeSpan TaskTtl { get; init; } = TimeSpan.FromHours(2);

    [Setting("MCP_MAX_TASKS"), Range(1, 100_000)]
    [Description("Maximum number of tasks, running or ended. Beyond it the tools run without a task and reply when they end.")]
    public int MaxTasks { get; init; } = 1000;

    [Setting("MCP_MAX_TASKS_PER_CALLER"), Range(1, 100_000)]
    [Description("Maximum number of tasks of one token.")]
    public int MaxTasksPerCaller { get; init; } = 250;

    [Setting("MCP_PAGE_SIZE"), Range(1, 10_000)]
    [Description("Number of entries on one page of a list: tools, resources, resource templates, prompts.")]
    public int PageSize { get; init; } = 250;

    [Setting("MCP_WEBSITE_URL", Example = "https://wiki.example.com/gateway"), HttpUrl]
    [Description("A web page about this gateway, such as your own notes. MCP clients receive it as websiteUrl.")]
    public string? WebsiteUrl { get; init; }
}
