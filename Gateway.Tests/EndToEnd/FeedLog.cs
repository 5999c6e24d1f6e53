using Gateway.Feeds;
using Gateway.Handlers;

namespace Gateway.Tests.EndToEnd;

/// <summary>A further reader of a feed, which keeps the gaps and holds every number against the one before.</summary>
internal sealed class FeedLog : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly FeedReader _reader;
    private readonly Task _reading;
    private readonly List<UpdateGap> _gaps = [];

    public FeedLog(OpenFeeds feeds, Feed feed)
    {
        Feed = feed;
        _reader = feeds.Join(feed);
        _reading = ReadAsync();
    }

    public Feed Feed { get; }

    /// <summary>Null while nothing was left out; otherwise where.</summary>
    public string? Fault { get; private set; }

    public IReadOnlyList<UpdateGap> Gaps
    {
        get
        {
            lock (_gaps)
                return [.. _gaps];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _reader.Dispose();
        _stop.Dispose();
    }

    private async Task ReadAsync()
    {
        long last = 0;
        try
        {
            await foreach (var page in _reader.ReadAllAsync(Feed.Capacity, _stop.Token))
            {
                last += page.Missed;
                foreach (var entry in page.Entries)
                {
                    if (entry.Seq != ++last)
                        Fault ??= $"{Feed.Id}: {entry.Seq} came where {last} was due";
                    if (entry.Gap is { } gap)
                    {
                        lock (_gaps)
                            _gaps.Add(gap);
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The reader has seen enough.
        }
        catch (FeedEndedException ended)
        {
            Fault ??= $"{Feed.Id}: {ended.Message}";
        }
    }
}
