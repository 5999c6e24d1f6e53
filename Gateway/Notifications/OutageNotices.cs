using Gateway.Configuration;
using Gateway.Tws.Resilience;

namespace Gateway.Notifications;

/// <summary>Tells when TWS, or its link to IB, has been away for a minute, and when it is back.</summary>
internal sealed class OutageNotices : IHostedService, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ITwsConnection _connection;
    private readonly NoticeQueue _queue;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private DateTimeOffset? _since;
    private bool _isTold;

    public OutageNotices(ITwsConnection connection, NoticeQueue queue, TimeProvider clock)
    {
        (_connection, _queue, _clock) = (connection, queue, clock);
        _timer = clock.CreateTimer(_ => Tell(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_queue.Target is not null)
        {
            _connection.StatusChanged += Follow;
            Follow(_connection.Status);
        }
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _connection.StatusChanged -= Follow;
        return Task.CompletedTask;
    }

    public void Dispose() => _timer.Dispose();

    private void Follow(ConnectionStatus status)
    {
        lock (_gate)
        {
            if (status.State is ConnectionState.Connecting or ConnectionState.IbLinkDown)
            {
                if (_since is not null)
                    return;
                _since = _clock.GetUtcNow();
                _timer.Change(Patience, Timeout.InfiniteTimeSpan);
                return;
            }
            // Disconnected is somebody's wish, and no outage.
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            if (_isTold && status.State == ConnectionState.Connected)
                _queue.Add(new Notice(
                    NotifyEvent.Outages, "TWS is back",
                    string.Create(CultureInfo.InvariantCulture, $"It was away for {(_clock.GetUtcNow() - _since!.Value).TotalMinutes:0.#} minutes."),
                    3, "electric_plug"));
            (_since, _isTold) = (null, false);
        }
    }

    private void Tell()
    {
        lock (_gate)
        {
            if (_since is not { } since || _isTold)
                return;
            _isTold = true;
            var what = _connection.Status.State == ConnectionState.IbLinkDown ? "TWS has lost its link to IB" : "TWS is away";
            _queue.Add(new Notice(
                NotifyEvent.Outages, what,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Since {since:u}. Orders at IB go on working; the gateway can neither send, change nor cancel any. It goes on trying."),
                4, "electric_plug"));
        }
    }
}
