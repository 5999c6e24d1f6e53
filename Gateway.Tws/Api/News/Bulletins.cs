using System.Runtime.CompilerServices;
using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.News;
using Gateway.Tws.Requests.News;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.News;

/// <summary>The one subscription to bulletins that TWS gives a client, for all who read them.</summary>
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
            // TWS answers in order: with the providers everything is there that it had at hand.
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
            // Silence is the only end that today's bulletins have.
            return found;
        }
        return found;
    }

    public async IAsyncEnumerable<StreamItem<NewsBulletin>> StreamAsync(bool allMessages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = _streams
            .ReadAsync("bulletins", () => _stream = new BulletinStream(allMessages, clock), ending.Token).GetAsyncEnumerator(ending.Token);
        await using var _ = reading.ConfigureAwait(false);
        // Joins the stream before what it has seen is looked at, so that no bulletin falls between the two.
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
            // A reader that leaves early leaves a step behind that still waits.
            await ending.CancelAsync().ConfigureAwait(false);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>What the open stream has seen; asks TWS for today's earlier ones when nobody has yet.</summary>
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
