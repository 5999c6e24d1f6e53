using System.Threading.Channels;
using Gateway.Tws.Requests;
using Gateway.Tws.Session;
using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Resilience;

/// <summary>The open streams. While there is a session, one loop brings each stream into its wanted state: started, stopped or restarted.</summary>
internal sealed partial class SubscriptionReplay(TimeProvider time, ILogger logger)
{
    private readonly Lock _lock = new();
    private readonly List<OpenStream> _streams = [];
    private readonly Queue<OpenStream> _due = [];
    private readonly Channel<bool> _wake =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>The streams that are open now.</summary>
    public IReadOnlyList<OpenStream> All
    {
        get
        {
            lock (_lock)
                return [.. _streams];
        }
    }

    public IDisposable Open(ITwsStream stream)
    {
        var open = new OpenStream(stream);
        lock (_lock)
            _streams.Add(open);
        MakeDue([open]);
        return new Registration(() => Close(open));
    }

    /// <summary>Starts every stream in the session, then follows what is opened and closed until the token fires.</summary>
    /// <exception cref="TwsDisconnectedException">The session has ended.</exception>
    public async Task ServeAsync(ITwsSession session, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _due.Clear();
            foreach (var stream in _streams)
                _due.Enqueue(stream);
            if (_due.Count > 0)
                StreamsReplayed(logger, _due.Count);
        }
        _wake.Writer.TryWrite(true);
        while (await _wake.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            _wake.Reader.TryRead(out _);
            while (NextDue() is { } stream)
                await AdvanceAsync(stream, session, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Called when the session has ended: updates since the given time are lost.</summary>
    public void Lost(string reason, DateTimeOffset from)
    {
        foreach (var stream in All)
            stream.Lost(reason, from);
    }

    /// <summary>Sends every stream's request again within its session.</summary>
    public void Restart(string reason, DateTimeOffset from)
    {
        var all = All;
        foreach (var stream in all)
            stream.Restart(reason, from, time.GetUtcNow());
        MakeDue(all);
    }

    /// <summary>Sends one stream's request again within its session.</summary>
    public void Restart(ITwsStream stream, string? reason)
    {
        if (All.FirstOrDefault(open => open.Stream == stream) is { } found)
            Restart(found, reason, time.GetUtcNow());
    }

    /// <inheritdoc cref="Restart(ITwsStream, string?)"/>
    public void Restart(OpenStream stream, string? reason, DateTimeOffset from)
    {
        stream.Restart(reason, from, time.GetUtcNow());
        MakeDue([stream]);
    }

    private async Task AdvanceAsync(OpenStream stream, ITwsSession session, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var request in stream.Advance(session, time.GetUtcNow()))
                await session.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (TwsDisconnectedException or OperationCanceledException))
        {
            StreamRefused(logger, exception);
            stream.Refuse(exception.Message);
        }
    }

    private void Close(OpenStream stream)
    {
        stream.Close();
        lock (_lock)
            _streams.Remove(stream);
        MakeDue([stream]);
    }

    private void MakeDue(IReadOnlyList<OpenStream> streams)
    {
        lock (_lock)
        {
            foreach (var stream in streams)
                _due.Enqueue(stream);
        }
        _wake.Writer.TryWrite(true);
    }

    private OpenStream? NextDue()
    {
        lock (_lock)
            return _due.TryDequeue(out var stream) ? stream : null;
    }

    [LoggerMessage(EventIds.StreamsReplayed, LogLevel.Information, "Starting {Count} open streams in the new session")]
    private static partial void StreamsReplayed(ILogger logger, int count);

    [LoggerMessage(EventIds.StreamRefused, LogLevel.Warning, "A stream could not be started")]
    private static partial void StreamRefused(ILogger logger, Exception exception);
}
