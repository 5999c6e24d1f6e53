using System.Collections.Concurrent;
using Gateway.Telemetry;

namespace Gateway.Mcp.Eras;

/// <summary>Calls that continue after their HTTP request has ended. The gateway's shutdown waits for them, as it does for requests.</summary>
internal sealed partial class DetachedCalls(ILogger<DetachedCalls> logger) : IHostedService
{
    private readonly ConcurrentDictionary<long, Task> _calls = new();
    private long _lastNumber;

    public int Count => _calls.Count;

    /// <param name="held">A resource that the call needs; disposed at its end.</param>
    public void Add(Task call, IDisposable held)
    {
        var number = Interlocked.Increment(ref _lastNumber);
        var kept = KeepAsync(number, call, held);
        _calls[number] = kept;
        if (kept.IsCompleted)
            _calls.TryRemove(number, out _);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_calls.Values).WaitAsync(cancellationToken);

    private async Task KeepAsync(long number, Task call, IDisposable held)
    {
        try
        {
            await call;
        }
#pragma warning disable CA1031 // Logged here, because no request awaits the call.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogCallFailed(e);
        }
        finally
        {
            held.Dispose();
            _calls.TryRemove(number, out _);
        }
    }

    [LoggerMessage(EventIds.UnattendedCallFailed, LogLevel.Error, "A call failed after its client's connection had ended")]
    private partial void LogCallFailed(Exception exception);
}
