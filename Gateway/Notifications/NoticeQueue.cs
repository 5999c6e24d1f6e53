using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Headers;
using System.Threading.Channels;
using Gateway.Configuration;
using Gateway.Telemetry;

namespace Gateway.Notifications;

/// <summary>
/// Sends messages one after the other, apart from everything else: whoever adds one never waits, and what does not fit or cannot be sent is dropped
/// with a line in the log.
/// </summary>
internal sealed partial class NoticeQueue(NotifyOptions options, TimeProvider clock, ILogger<NoticeQueue> logger) : BackgroundService
{
    private const int Most = 200;

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60)];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly Meter Meter = new(ServiceIdentity.Instruments, ServiceIdentity.Version);
    private static readonly Counter<long> Count = Meter.CreateCounter<long>(
        "gateway.notifications", "{message}", "Messages to NOTIFY_URL, by their result: sent or dropped.");

    private readonly NoticeTarget? _target = NoticeTarget.Of(options);
    private readonly Channel<Notice> _notices = Channel.CreateBounded<Notice>(new BoundedChannelOptions(Most) { SingleReader = true });

    /// <summary>Where messages go; null where no address is set.</summary>
    public NoticeTarget? Target => _target;

    /// <summary>Adds a message, unless its kind is not wanted; never waits.</summary>
    public void Add(Notice notice)
    {
        if (_target is null || !options.Tells(notice.Event) || _notices.Writer.TryWrite(notice))
            return;
        Drop("the queue is full", notice.Title);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_target is null)
            return;
        // A redirect would take the message, and the address's password, to somebody else.
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
        await foreach (var notice in _notices.Reader.ReadAllAsync(stoppingToken))
            await SendAsync(http, _target, notice, stoppingToken);
    }

    private async Task SendAsync(HttpClient http, NoticeTarget target, Notice notice, CancellationToken stoppingToken)
    {
        var body = target.Body(notice, clock.GetUtcNow());
        for (var tries = 0; ; tries++)
        {
            var (isSent, mayRetry, problem) = await TryAsync(http, target, body, stoppingToken);
            if (isSent)
            {
                Count.Add(1, new KeyValuePair<string, object?>("result", "sent"));
                return;
            }
            if (!mayRetry || tries == Pauses.Length)
            {
                Drop(problem, notice.Title);
                return;
            }
            await Task.Delay(Pauses[tries], clock, stoppingToken);
        }
    }

    private async Task<(bool IsSent, bool MayRetry, string Problem)> TryAsync(
        HttpClient http, NoticeTarget target, byte[] body, CancellationToken stoppingToken)
    {
        using var over = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, stoppingToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = target.Authorization;
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return (
                answer.IsSuccessStatusCode,
                answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError,
                string.Create(CultureInfo.InvariantCulture, $"it answered {(int)answer.StatusCode}"));
        }
        catch (HttpRequestException failure)
        {
            return (false, true, $"it cannot be reached ({failure.HttpRequestError})");
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            return (false, true, "it did not answer in time");
        }
    }

    private void Drop(string problem, string title)
    {
        Count.Add(1, new KeyValuePair<string, object?>("result", "dropped"));
        LogDropped(title, _target!.Host, problem);
    }

    [LoggerMessage(EventIds.NoticeDropped, LogLevel.Warning, "The message \"{Title}\" was not sent to {Host}: {Problem}")]
    private partial void LogDropped(string title, string host, string problem);
}
