using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Gateway.Configuration;

/// <summary>What one client may ask of the gateway's HTTP side.</summary>
internal sealed record LimitOptions
{
    [Setting("LIMITS_BODY_BYTES"), Range(1024, 64 * 1024 * 1024)]
    [Description("Largest request body in bytes; a larger one gets 413.")]
    public int BodyBytes { get; init; } = 4 * 1024 * 1024;

    [Setting("LIMITS_HEADER_BYTES"), Range(1024, 1024 * 1024)]
    [Description("Largest total of a request's headers in bytes; more gets 431.")]
    public int HeaderBytes { get; init; } = 32 * 1024;

    [Setting("LIMITS_CONNECTIONS"), Range(1, 1_000_000)]
    [Description("Connections at one time; further ones are closed at once.")]
    public int Connections { get; init; } = 10_000;

    [Setting("LIMITS_REMOTE_REQUESTS_PER_SECOND"), Range(0, 1_000_000)]
    [Description("Requests a second of one caller that is not on this machine, with a burst of twice as many; more gets 429. 0 sets no limit.")]
    public int RemoteRequestsPerSecond { get; init; } = 50;

    [Setting("LIMITS_PLAIN_REQUEST_TIMEOUT"), Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    [Description("Longest time for a health check or the manifest. Tool calls have deadlines of their own; streams have none.")]
    public TimeSpan PlainRequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    [Setting("LIMITS_SHUTDOWN"), Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    [Description("Longest time that a stop waits for calls and streams to end.")]
    public TimeSpan Shutdown { get; init; } = TimeSpan.FromSeconds(12);
}
