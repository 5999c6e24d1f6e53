using Gateway.Registry.Resources;
using Gateway.Telemetry;
using Gateway.Text;

namespace Gateway.Registry.Changes;

/// <summary>Delivers change notices to their readers: rate-limited for each resource and list, with one watcher for each followed resource.</summary>
/// <remarks>
/// The feed has no queue and no threads: it calls each reader, which records the change and notifies its client at the client's own pace.
/// </remarks>
internal sealed partial class ChangeFeed : IChangeFeed, IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ResourceTopic> _topics = new(StringComparer.Ordinal);
    private readonly HashSet<IChangeReader> _listReaders = [];
    private readonly List<Task> _ending = [];
    private readonly CoalescedSignal[] _lists;
    private readonly ChangeFeedOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<ChangeFeed> _logger;
    private bool _disposed;

    public ChangeFeed(ChangeFeedOptions options, TimeProvider time, ILogger<ChangeFeed> logger)
    {
        _options = options;
        _time = time;
        _logger = logger;
        _lists = [.. Enum.GetValues<ChangedList>().Select(list => new CoalescedSignal(options.Interval, time, () => Tell(list)))];
    }

    /// <summary>The number of resources that are followed, or still watched during the linger time.</summary>
    public int Topics
    {
        get
        {
            lock (_lock)
                return _topics.Count;
        }
    }

    /// <summary>The number of subscriptions to lists and resources; a reader of several counts once for each.</summary>
    public int Followers
    {
        get
        {
            lock (_lock)
                return _listReaders.Count + _topics.Values.Sum(topic => topic.Readers);
        }
    }

    public void ToolsChanged() => _lists[(int)ChangedList.Tools].Raise();

    public void PromptsChanged() => _lists[(int)ChangedList.Prompts].Raise();

    public void ResourcesChanged() => _lists[(int)ChangedList.Resources].Raise();

    public void ResourceUpdated(string uri)
    {
        ResourceTopic? topic;
        lock (_lock)
            topic = _topics.GetValueOrDefault(uri);
        topic?.Changed();
    }

    /// <summary>Notifies the reader of changes of the three lists from now on.</summary>
    public void FollowLists(IChangeReader reader)
    {
        lock (_lock)
            _listReaders.Add(reader);
    }

    public void LeaveLists(IChangeReader reader)
    {
        lock (_lock)
            _listReaders.Remove(reader);
    }

    /// <summary>Notifies the reader of changes of one resource from now on; the first reader of a resource starts its watcher.</summary>
    /// <returns>False when the reader follows it already.</returns>
    public bool Follow(ResourceDescriptor resource, string uri, IChangeReader reader)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!_topics.TryGetValue(uri, out ResourceTopic? topic))
                _topics[uri] = topic = new ResourceTopic(resource, uri, _options, _time, _logger, Abandon, LogReaderFailed);
            return topic.Add(reader);
        }
    }

    /// <returns>False when the reader did not follow the resource.</returns>
    public bool Leave(string uri, IChangeReader reader)
    {
        lock (_lock)
        {
            if (!_topics.TryGetValue(uri, out ResourceTopic? topic) || !topic.Remove(reader))
                return false;
            if (topic.Readers > 0)
                return true;
            if (topic.IsWatched)
                topic.LingerFor(_options.Linger);
            else
                End(topic);
            return true;
        }
    }

    /// <summary>Stops every watcher and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] ending;
        lock (_lock)
        {
            _disposed = true;
            foreach (ResourceTopic topic in _topics.Values.ToArray())
                End(topic);
            _listReaders.Clear();
            ending = [.. _ending];
        }

        foreach (CoalescedSignal list in _lists)
            list.Dispose();
        await Task.WhenAll(ending);
    }

    private void Abandon(ResourceTopic topic)
    {
        lock (_lock)
        {
            if (topic.Readers == 0)
                End(topic);
        }
    }

    private void End(ResourceTopic topic)
    {
        if (!_topics.Remove(topic.Uri))
            return;
        _ending.RemoveAll(task => task.IsCompleted);
        _ending.Add(EndAsync(topic));
    }

    private async Task EndAsync(ResourceTopic topic)
    {
        try
        {
            await topic.DisposeAsync();
        }
#pragma warning disable CA1031 // A watcher's clean-up may fail, and no caller awaits it: it is logged.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogWatchNotEnded(e, UntrustedText.Show(topic.Uri));
        }
    }

    private void Tell(ChangedList list)
    {
        lock (_lock)
        {
            foreach (IChangeReader reader in _listReaders)
                Tell(reader, list);
        }
    }

    private void Tell(IChangeReader reader, ChangedList list)
    {
        try
        {
            reader.ListChanged(list);
        }
#pragma warning disable CA1031 // A faulty reader must not keep notices from the others.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogReaderFailed(reader, e);
        }
    }

    [LoggerMessage(EventIds.ChangeReaderFailed, LogLevel.Error, "{Reader} failed to take note of a change")]
    private partial void LogReaderFailed(IChangeReader reader, Exception exception);

    [LoggerMessage(EventIds.WatchNotEnded, LogLevel.Error, "The watch of {Uri} did not end well")]
    private partial void LogWatchNotEnded(Exception exception, string uri);
}
