using Gateway.Tws.Messages;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tools.Connection;

/// <summary>The latest events of the connection since the gateway started.</summary>
internal sealed class ConnectionLog : IMessageReceiver, IDisposable
{
    public const int Most = 500;

    private readonly ITwsConnection _connection;
    private readonly TimeProvider _time;
    private readonly IDisposable _listening;
    private readonly Lock _gate = new();
    private readonly LinkedList<ConnectionEvent> _events = [];
    private ConnectionStatus _status;
    private long _sequence;

    public ConnectionLog(ITwsConnection connection, TimeProvider time)
    {
        _connection = connection;
        _time = time;
        _status = connection.Status;
        connection.StatusChanged += Follow;
        _listening = connection.Listen(this);
    }

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<ConnectionEvent> Read(DateTimeOffset? since)
    {
        lock (_gate)
            return [.. _events.Where(happened => since is null || happened.Time >= since)];
    }

    public void Receive<T>(in T message) where T : IMessage<T>
    {
        // Ordinary messages are not events of the connection.
    }

    public void ReceiveError(TwsError error)
    {
        if (error.Code is 1100 or 1101 or 1102 or 1300 or 2103 or 2104 or 2105 or 2106 or 2107 or 2108 or 2110 or 2119 or 2157 or 2158)
            Add("notice", error.Code, error.Text);
    }

    public void Disconnected(TwsDisconnectedException reason)
    {
        // The status event reports the end, with its reason.
    }

    public void Dispose()
    {
        _connection.StatusChanged -= Follow;
        _listening.Dispose();
    }

    private void Follow(ConnectionStatus status)
    {
        var before = Interlocked.Exchange(ref _status, status);
        if (status.State != before.State)
            Add("state", null, status.Reason ?? $"Connected to {status.Endpoint}.");
        else if (status.Attempts > before.Attempts)
            Add("attempt", null, status.Reason ?? "The try failed.");
    }

    private void Add(string kind, int? code, string text)
    {
        lock (_gate)
        {
            var state = JsonNamingPolicy.SnakeCaseLower.ConvertName(_connection.Status.State.ToString());
            if (_events.Last?.Value is { } last && last.Kind == kind && last.Code == code && last.Text == text && last.State == state)
            {
                _events.Last.Value = last with { Times = last.Times + 1 };
                return;
            }
            _events.AddLast(
                new ConnectionEvent { Sequence = ++_sequence, Time = _time.GetUtcNow(), Kind = kind, State = state, Code = code, Text = text });
            if (_events.Count > Most)
                _events.RemoveFirst();
        }
    }
}
