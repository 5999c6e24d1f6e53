using System.ComponentModel.DataAnnotations;

namespace Gateway.Mcp;

/// <summary>What the MCP endpoint says of itself, and how much it takes.</summary>
internal sealed class McpOptions
{
    /// <summary>The name that clients see. Default "gateway".</summary>
    [Required]
    public string ServerName { get; set; } = "gateway";

    /// <summary>The name for people. Default "Interactive Brokers Gateway".</summary>
    [Required]
    public string ServerTitle { get; set; } = "Interactive Brokers Gateway";

    /// <summary>The version that clients see. Default: this build's.</summary>
    [Required]
    public string ServerVersion { get; set; } = typeof(McpOptions).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>What this server is for, in one sentence; nothing is sent when empty. Default empty.</summary>
    public string ServerDescription { get; set; } = "";

    /// <summary>A web page about this server; null when there is none. Default null.</summary>
    public string? WebsiteUrl { get; set; }

    /// <summary>The server's icon, as an https: or data: URI; null when there is none. Default null.</summary>
    public string? ServerIcon { get; set; }

    /// <summary>What a model is told about this server as a whole; nothing is sent when empty. Default empty.</summary>
    public string Instructions { get; set; } = "";

    /// <summary>The URL of the protected-resource metadata (RFC 9728) that challenges name; null when no OAuth issuer is set up. Default null.</summary>
    public string? ResourceMetadata { get; set; }

    /// <summary>How many legacy sessions may be open at once; one more is answered 503. Default 10,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxSessions { get; set; } = 10_000;

    /// <summary>How many of them one holder of a token may have. Default 1000.</summary>
    [Range(1, 1_000_000)]
    public int MaxSessionsPerCaller { get; set; } = 1000;

    /// <summary>A session that showed no use is forgotten so long after its client's connection broke. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ProvisionalTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a client may take to come back for a stream whose connection broke. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ResumeWindow { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The most events that are kept of one stream. Default 500.</summary>
    [Range(1, 100_000)]
    public int ResumeEvents { get; set; } = 500;

    /// <summary>The most bytes that are kept of one stream. Default 1 MiB.</summary>
    [Range(1024, 256 * 1024 * 1024)]
    public int ResumeBytes { get; set; } = 1024 * 1024;

    /// <summary>The most bytes that are kept of all streams together. Default 128 MiB.</summary>
    [Range(1024, int.MaxValue)]
    public int ResumeTotalBytes { get; set; } = 128 * 1024 * 1024;

    /// <summary>A legacy session without a request or an open stream for so long is forgotten. Default 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    public TimeSpan SessionIdleTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Silence on an open answer after which a sign of life is sent. Default 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a client of the legacy era may take to answer a question. Default 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The least time between two notices that the same resource, or the same list, has changed. Default 1 second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan ResourceUpdateInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many listen streams may be open at once; one more gets the error -32603. Default 1024.</summary>
    [Range(1, 1_000_000)]
    public int MaxListenStreams { get; set; } = 1024;

    /// <summary>The same for the holders of one token. Default 128.</summary>
    [Range(1, 1_000_000)]
    public int MaxListenStreamsPerCaller { get; set; } = 128;

    /// <summary>How many resources one session or one listen stream may follow. Default 256.</summary>
    [Range(1, 10_000)]
    public int MaxSubscriptions { get; set; } = 256;

    /// <summary>How long a task and its result are kept from its creation on. Default 2 hours: an hour to fetch the result of the longest stream.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    public TimeSpan TaskTtl { get; set; } = TimeSpan.FromHours(2);

    /// <summary>How many tasks are kept at once, running or ended. Default 1000.</summary>
    [Range(1, 100_000)]
    public int MaxTasks { get; set; } = 1000;

    /// <summary>How many of them may belong to one caller. Default 250.</summary>
    [Range(1, 100_000)]
    public int MaxTasksPerCaller { get; set; } = 250;

    /// <summary>Entries on one page of a list. Default 250: all tools on one page, for clients that never ask for a second.</summary>
    [Range(1, 10_000)]
    public int PageSize { get; set; } = 250;

    /// <summary>The largest request body in bytes; a larger one is answered 413. Default 4 MiB.</summary>
    [Range(1024, 256 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>The deepest nesting of a request body. Default 64.</summary>
    [Range(8, 512)]
    public int MaxDepth { get; set; } = 64;

    /// <summary>The most messages in one batch (revision 2025-03-26 only). Default 100.</summary>
    [Range(1, 10_000)]
    public int MaxBatch { get; set; } = 100;
}
