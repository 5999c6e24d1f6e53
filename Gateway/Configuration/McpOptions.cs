namespace Gateway.Configuration;

/// <summary>The limits and timeouts of the MCP endpoint.</summary>
internal sealed record McpOptions
{
    [Setting("MCP_MAX_SESSIONS"), Range(1, 1_000_000)]
    [Description(
        "Sessions of clients up to revision 2025-11-25 at one time. One more takes the place of the one that has been without a client longest, at "
        + "least a minute; else it gets 503.")]
    public int MaxSessions { get; init; } = 10_000;

    [Setting("MCP_MAX_SESSIONS_PER_CALLER"), Range(1, 1_000_000)]
    [Description("Sessions of one token's holder at one time; for callers without a token only MCP_MAX_SESSIONS counts.")]
    public int MaxSessionsPerCaller { get; init; } = 1000;

    [Setting("MCP_SESSION_IDLE_TIMEOUT"), Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    [Description("A session without a request or an open stream for so long is forgotten; its client is told to initialize again.")]
    public TimeSpan SessionIdleTimeout { get; init; } = TimeSpan.FromMinutes(30);

    [Setting("MCP_SESSION_PROVISIONAL_TIMEOUT"), Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    [Description("A session that never had an answer worth coming back for is forgotten so long after its client's connection broke.")]
    public TimeSpan ProvisionalTimeout { get; init; } = TimeSpan.FromSeconds(30);

    [Setting("MCP_RESUME_WINDOW"), Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    [Description(
        "How long a client of a session may take to come back for a stream whose connection broke. After it, a call that only watches is cancelled.")]
    public TimeSpan ResumeWindow { get; init; } = TimeSpan.FromMinutes(2);

    [Setting("MCP_RESUME_EVENTS"), Range(1, 100_000)]
    [Description("Events that are kept of one stream for a client that comes back.")]
    public int ResumeEvents { get; init; } = 500;

    [Setting("MCP_RESUME_BYTES"), Range(1024, 256 * 1024 * 1024)]
    [Description("Bytes that are kept of one stream for a client that comes back; the newest event is kept whatever its size.")]
    public int ResumeBytes { get; init; } = 1024 * 1024;

    [Setting("MCP_RESUME_TOTAL_BYTES"), Range(1024, int.MaxValue)]
    [Description("Bytes that are kept of all streams together; beyond them nothing is kept for clients that come back.")]
    public int ResumeTotalBytes { get; init; } = 128 * 1024 * 1024;

    [Setting("MCP_KEEP_ALIVE_INTERVAL"), Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    [Description("Silence on an open answer after which a sign of life is sent. Stay below the idle limit of every proxy on the way.")]
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(15);

    [Setting("MCP_ANSWER_TIMEOUT"), Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    [Description(
        "How long a client up to revision 2025-11-25 may take to answer a question (elicitation, sampling, roots); then the call fails. Later "
        + "revisions have 10 minutes.")]
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromMinutes(10);

    [Setting("MCP_RESOURCE_UPDATE_INTERVAL"), Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    [Description("Least time between two notices that the same resource, or the same list, has changed; the changes between are told as one.")]
    public TimeSpan ResourceUpdateInterval { get; init; } = TimeSpan.FromSeconds(1);

    [Setting("MCP_MAX_LISTEN_STREAMS"), Range(1, 1_000_000)]
    [Description("Streams of subscriptions/listen open at one time; one more gets the error -32603.")]
    public int MaxListenStreams { get; init; } = 1024;

    [Setting("MCP_MAX_LISTEN_STREAMS_PER_CALLER"), Range(1, 1_000_000)]
    [Description("The same for the holders of one token.")]
    public int MaxListenStreamsPerCaller { get; init; } = 128;

    [Setting("MCP_MAX_SUBSCRIPTIONS"), Range(1, 10_000)]
    [Description("Resources that one session or one listen stream may follow.")]
    public int MaxSubscriptions { get; init; } = 256;

    [Setting("MCP_TASK_TTL"), Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    [Description(
        "How long a task (a tool call that outlives its connection) and its result are kept from its creation on. One that still runs then is "
        + "cancelled, unless it sends orders.")]
    public TimeSpan TaskTtl { get; init; } = TimeSpan.FromHours(2);

    [Setting("MCP_MAX_TASKS"), Range(1, 100_000)]
    [Description("Tasks kept at one time, running or ended. Where there is no room a tool that need not be a task is answered when it ends.")]
    public int MaxTasks { get; init; } = 1000;

    [Setting("MCP_MAX_TASKS_PER_CALLER"), Range(1, 100_000)]
    [Description("How many of them may belong to one token.")]
    public int MaxTasksPerCaller { get; init; } = 250;

    [Setting("MCP_PAGE_SIZE"), Range(1, 10_000)]
    [Description("Entries on one page of a list: tools, resources, resource templates, prompts.")]
    public int PageSize { get; init; } = 250;

    [Setting("MCP_WEBSITE_URL", Example = "https://wiki.example.com/gateway"), HttpUrl]
    [Description("A web page about this gateway, such as your own notes on it; MCP clients are told it as websiteUrl.")]
    public string? WebsiteUrl { get; init; }
}
