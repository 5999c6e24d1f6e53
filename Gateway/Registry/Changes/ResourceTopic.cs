using Gateway.Registry.Resources;

namespace Gateway.Registry.Changes;

/// <summary>One followed resource: its readers, the rate limit of its notices, and the one watcher that serves them all.</summary>
internal sealed class ResourceTopic : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly HashSet<IChangeReader> _readers = [];
    private readonly CoalescedSignal _signal;
    private readonly ResourceWatch? _watch;
    private readonly ITimer _linger;
    private readonly Action<IChangeReader, Exception> _onFault;

    /// <param name="onAbandoned">Called when nobody has followed the resource for the linger time, unless a reader came back meanwhile.</param>
    /// <param name="onFault">Called for a reader that threw.</param>
    public ResourceTopic(
        ResourceDescriptor resource, string uri, ChangeFeedOptions options, TimeProvider time, ILogger logger, Action<ResourceTopic> onAbandoned,
        Action<IChangeReader, Exception> onFault)
    {
        Uri = uri;
        _onFault = onFault;
        _signal = new CoalescedSignal(options.Interval, time, Tell);
        _linger = time.CreateTimer(_ => onAbandoned(this), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (resource.Watcher is { } watcher)
            _watch = new ResourceWatch(uri, watcher, Changed, time, logger);
    }

    public string Uri { get; }

    public bool IsWatched => _watch is not null;

    public int Readers
    {
        get
        {
            lock (_lock)
                return _readers.Count;
        }
    }

    /// <summary>Reports that the resource may have changed since it was last read.</summary>
    public void Changed() => _signal.Raise();

    /// <returns>False when the reader follows the resource already.</returns>
    public bool Add(IChangeReader reader)
    {
        lock (_lock)
            return _readers.Add(reader);
    }

    /// <summary>Removes the reader, which is not called for the resource again.</summary>
    /// <returns>False when the reader did not follow it.</returns>
    public bool Remove(IChangeReader reader)
    {
        lock (_lock)
            return _readers.Remove(reader);
    }

    public void LingerFor(TimeSpan time) => _linger.Change(time, Timeout.InfiniteTimeSpan);

    public async ValueTask DisposeAsync()
    {
        await _linger.DisposeAsync();
        _signal.Dispose();
        if (_watch is not null)
            await _watch.DisposeAsync();
    }

    private void Tell()
    {
        lock (_lock)
        {
            foreach (IChangeReader reader in _readers)
                Tell(reader);
        }
    }

    private void Tell(IChangeReader reader)
    {
        try
        {
            reader.ResourceUpdated(Uri);
        }
#pragma warning disable CA1031 // A faulty reader must not keep notices from the others.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _onFault(reader, e);
        }
    }
}
