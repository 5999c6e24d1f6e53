using Gateway.Handlers;
using Gateway.Telemetry;
using Gateway.Text;
using Polly;
using Polly.Retry;

namespace Gateway.Registry.Changes;

/// <summary>Runs the watcher of one resource until it is disposed. A watcher that fails is restarted after a delay; one that ends is not.</summary>
internal sealed partial class ResourceWatch : IAsyncDisposable
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private const int DoublingsToLongest = 6;

    private readonly string _uri;
    private readonly string _shown;
    private readonly Func<string, CancellationToken, IAsyncEnumerable<object?>> _watcher;
    private readonly Action _onChange;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private int _failures;
    private bool _missedSomething;

    /// <param name="onChange">Called for every item of the watcher, and when a failed watcher restarts, because it may have missed a change.</param>
    public ResourceWatch(
        string uri, Func<string, CancellationToken, IAsyncEnumerable<object?>> watcher, Action onChange, TimeProvider time, ILogger logger)
    {
        _uri = uri;
        _shown = UntrustedText.Show(uri);
        _watcher = watcher;
        _onChange = onChange;
        _logger = logger;
        CancellationToken stop = _stop.Token;

        // A watcher may run for a while before its first await: that must not delay the subscriber.
        _running = Task.Run(() => RunAsync(time, stop), CancellationToken.None);
    }

    /// <summary>Stops the watcher and returns when it has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_running.IsCompleted)
            await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync(TimeProvider time, CancellationToken stop)
    {
        ResiliencePipeline pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Exception is not null && !stop.IsCancellationRequested),
                DelayGenerator = _ => ValueTask.FromResult<TimeSpan?>(NextWait()),
                OnRetry = retry =>
                {
                    // A resource that does not exist does not change.
                    _missedSomething |= retry.Outcome.Exception is not ToolException { Error.Kind: ToolErrorKind.InvalidArguments };
                    LogWatcherFailed(retry.Outcome.Exception!, _shown, retry.RetryDelay);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
        try
        {
            await pipeline.ExecuteAsync(WatchAsync, stop);
            LogWatcherEnded(_shown);
        }
#pragma warning disable CA1031 // Exceptions of a stopped watcher no longer matter.
        catch (Exception e) when (stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogWatcherStopped(_shown, e.GetType().Name);
        }
    }

    private async ValueTask WatchAsync(CancellationToken stop)
    {
        if (_missedSomething)
            _onChange();
        _missedSomething = false;
        await foreach (object? _ in _watcher(_uri, stop).WithCancellation(stop))
        {
            _failures = 0;
            _onChange();
        }
    }

    private TimeSpan NextWait()
    {
        int doublings = Math.Min(_failures++, DoublingsToLongest);
        TimeSpan wait = ShortestWait * (1 << doublings);
        return wait < LongestWait ? wait : LongestWait;
    }

    [LoggerMessage(EventIds.WatcherFailed, LogLevel.Warning, "The watcher of {Uri} failed; it begins again in {Wait}")]
    private partial void LogWatcherFailed(Exception exception, string uri, TimeSpan wait);

    [LoggerMessage(EventIds.WatcherEnded, LogLevel.Debug, "The watcher of {Uri} has ended of itself")]
    private partial void LogWatcherEnded(string uri);

    [LoggerMessage(EventIds.WatcherStopped, LogLevel.Debug, "The watcher of {Uri} was stopped ({Reason})")]
    private partial void LogWatcherStopped(string uri, string reason);
}
