using Gateway.Tws.Session;
using Gateway.Tws.Wire;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Gateway.Tws.Resilience;

/// <summary>Keeps one endpoint connected until it is stopped: a retry pipeline around connecting and serving a session.</summary>
internal sealed partial class ReconnectLoop : IDisposable
{
    /// <summary>A session that lasted this long counts as healthy: the delays start over after it.</summary>
    private static readonly TimeSpan Healthy = TimeSpan.FromMinutes(1);

    private readonly Func<CancellationToken, Task<TwsSession>> _connect;
    private readonly SessionRestore _restore;
    private readonly ConnectionStateMachine _state;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ReconnectDelays _delays = new(Random.Shared.NextDouble);
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private long _outageStart;
    private volatile TwsSession? _session;

    /// <param name="connect">Opens a session and waits until it is ready.</param>
    public ReconnectLoop(
        TwsEndpoint endpoint,
        Func<CancellationToken, Task<TwsSession>> connect,
        SessionRestore restore,
        ConnectionStateMachine state,
        TimeProvider time,
        ILogger logger)
    {
        (Endpoint, _connect, _restore, _state, _time, _logger) = (endpoint, connect, restore, state, time, logger);
        _outageStart = time.GetTimestamp();
    }

    public TwsEndpoint Endpoint { get; }

    /// <summary>Null while there is no live session.</summary>
    public ITwsSession? Session => _session is { HasEnded: false } session ? session : null;

    public SessionOutcome Outcome { get; } = new();

    public void Start()
    {
        _state.Starting(Endpoint);
        _running = RunAsync(_stop.Token);
    }

    public async Task StopAsync(string reason)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Outcome.Failed(new TwsDisconnectedException(reason));
    }

    public void Dispose() => _stop.Dispose();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = _time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = new PredicateBuilder().Handle<Exception>(static exception => exception is not OperationCanceledException),
                DelayGenerator = retry => ValueTask.FromResult<TimeSpan?>(_delays.Next(retry.AttemptNumber, _time.GetElapsedTime(_outageStart))),
            })
            .Build();
        // Each execution ends after a healthy session; the next one starts with the shortest delay.
        while (true)
            await pipeline.ExecuteAsync(CycleAsync, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask CycleAsync(CancellationToken cancellationToken)
    {
        var session = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        var began = _time.GetTimestamp();
        var reason = await LiveAsync(session, cancellationToken).ConfigureAwait(false);
        ConnectionLost(_logger, Endpoint, reason.Message);
        _state.Lost(reason.Message);
        Outcome.Failed(reason);
        if (_time.GetElapsedTime(began) < Healthy)
            throw reason;
        _outageStart = _time.GetTimestamp();
    }

    private async Task<TwsSession> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _connect(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var reason = exception as TwsDisconnectedException
                ?? new TwsDisconnectedException($"Connecting to {Endpoint} failed because of a fault of the gateway: {exception.Message}", exception);
            ConnectFailed(_logger, reason.Message == _state.Status.Reason ? LogLevel.Debug : LogLevel.Warning, Endpoint, reason.Message);
            _state.Failed(reason.Message);
            Outcome.Failed(reason);
            if (ReferenceEquals(reason, exception))
                throw;
            throw reason;
        }
    }

    private async Task<TwsDisconnectedException> LiveAsync(TwsSession session, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Published before it is served, so that a market data type set at this moment is not lost.
        _session = session;
        var serving = _restore.ServeAsync(session, ended.Token);
        _state.Ready(session);
        Outcome.Ready(session);
        Connected(_logger, Endpoint, session.ServerVersion);
        await Task.WhenAny(session.Completion, serving).ConfigureAwait(false);

        _session = null;
        await session.CloseAsync(WhyClosed(serving)).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var reason = await session.Completion.ConfigureAwait(false);
        _restore.Ended(session, reason);
        cancellationToken.ThrowIfCancellationRequested();
        return reason;
    }

    /// <summary>The reason when serving ended before the session did.</summary>
    private static TwsDisconnectedException WhyClosed(Task serving) => serving.Exception?.InnerException is { } fault
        ? fault as TwsDisconnectedException
            ?? new TwsDisconnectedException($"The session was closed because of a fault of the gateway: {fault.Message}", fault)
        : new TwsDisconnectedException("The connection was closed on request.");

    [LoggerMessage(EventIds.Connected, LogLevel.Information, "Connected to {Endpoint} at server version {Version}")]
    private static partial void Connected(ILogger logger, TwsEndpoint endpoint, ServerVersion version);

    /// <summary>A warning the first time; repeated failures for the same reason are logged at Debug.</summary>
    [LoggerMessage(EventId = EventIds.ConnectFailed, Message = "Could not connect to {Endpoint}: {Reason}")]
    private static partial void ConnectFailed(ILogger logger, LogLevel level, TwsEndpoint endpoint, string reason);

    [LoggerMessage(EventIds.ConnectionLost, LogLevel.Warning, "Lost the connection to {Endpoint}: {Reason}")]
    private static partial void ConnectionLost(ILogger logger, TwsEndpoint endpoint, string reason);
}

/// <summary>The delay before the next connection attempt: 0.5 s, doubling, with jitter.</summary>
/// <remarks>
/// During the first ten minutes of an outage a wait is 2 s at most, so that streams go on within 5 s of a restarted TWS's return (TWS and IB Gateway
/// take one to three minutes for the restart itself). After that it grows to 30 s. Attempts never stop.
/// </remarks>
internal sealed class ReconnectDelays(Func<double> random)
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    public static readonly TimeSpan QuickLimit = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan QuickPhase = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private const double Jitter = 0.25;
    private const int MostDoublings = 16;

    /// <param name="attempt">The number of failed attempts before this delay, minus one.</param>
    public TimeSpan Next(int attempt, TimeSpan outage)
    {
        var limit = outage < QuickPhase ? QuickLimit : Limit;
        var doubled = First * Math.Pow(2, Math.Min(attempt, MostDoublings));
        var steady = limit / (1 + Jitter);
        return (doubled < steady ? doubled : steady) * (1 + Jitter * random());
    }
}
