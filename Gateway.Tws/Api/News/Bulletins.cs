using System.Runtime.CompilerServices;
using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.News;
using Gateway.Tws.Requests.News;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.News;

/// <summary>The subscription to news bulletins, of which TWS gives a client one, shared by all readers.</summary>
internal sealed class Bulletins(ITwsConnection connection, TwsApiOptions options, TimeProvider clock)
{
    private readonly SharedStreams<string, NewsBulletin> _streams = new(connection);
    private volatile BulletinStream? _stream;

    public async Task<IReadOnlyList<NewsBulletin>> TodayAsync(CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        var collecting = CollectAsync(silence, either.Token);
        try
        {
            // TWS answers in order: once the providers arrive, every stored bulletin has arrived too.
            var session = connection.Session;
            await session.SendAsync(new ReqNewsBulletinsRequest(AllMessages: true), cancellationToken).ConfigureAwait(false);
            await session.AskAsync<NewsProvidersMessage>(new ReqNewsProvidersRequest(), options.Deadline, cancellationToken).ConfigureAwait(false);
            silence.CancelAfter(options.QuoteSettle);
            return await collecting.ConfigureAwait(false);
        }
        finally
        {
            await silence.CancelAsync().ConfigureAwait(false);
            await ((Task)collecting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<IReadOnlyList<NewsBulletin>> CollectAsync(CancellationTokenSource silence, CancellationToken either)
    {
        var found = new List<NewsBulletin>();
        try
        {
            await foreach (var item in StreamAsync(allMessages: true, either).ConfigureAwait(false))
            {
                if (item is StreamItem<NewsBulletin>.Update(var bulletin))
                    found.Add(bulletin);
            }
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested)
        {
            // TWS sends no end message for today's bulletins: silence is the end.
            return found;
        }
        return found;
    }

    public async IAsyncEnumerable<StreamItem<NewsBulletin>> StreamAsync(
        bool allMessages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = _streams
            .ReadAsync("bulletins", () => _stream = new BulletinStream(allMessages, clock), ending.Token).GetAsyncEnumerator(ending.Token);
        await using var _ = reading.ConfigureAwait(false);
        // Joins the stream before reading what it has received, so that no bulletin is lost in between.
        var next = reading.MoveNextAsync().AsTask();
        try
        {
            var told = await EarlierAsync(allMessages, cancellationToken).ConfigureAwait(false);
            foreach (var bulletin in told.ToList())
                yield return new StreamItem<NewsBulletin>.Update(bulletin);
            for (; await next.ConfigureAwait(false); next = reading.MoveNextAsync().AsTask())
            {
                if (reading.Current is not StreamItem<NewsBulletin>.Update(var bulletin) || !told.Remove(bulletin))
                    yield return reading.Current;
            }
        }
        finally
        {
            // When a reader leaves early, MoveNextAsync is still pending and must be cancelled.
            await ending.CancelAsync().ConfigureAwait(false);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The bulletins that the open stream has received; requests today's earlier ones from TWS unless that was done already.</summary>
    private async Task<HashSet<NewsBulletin>> EarlierAsync(bool wanted, CancellationToken cancellationToken)
    {
        if (!wanted || _stream is not { } stream)
            return [];
        if (!stream.AllMessages)
        {
            stream.AllMessages = true;
            await connection.Session.SendAsync(new ReqNewsBulletinsRequest(AllMessages: true), cancellationToken).ConfigureAwait(false);
        }
        return [.. stream.Today];
    }
}
