using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Sharing;

/// <summary>Reads several streams as one.</summary>
internal static class StreamMerge
{
    /// <summary>A stream that TWS ends becomes a gap that names it; when the last one has ended, the merged stream ends with its error.</summary>
    /// <remarks>A slow reader holds the streams back; each counts the updates that it drops.</remarks>
    public static async IAsyncEnumerable<StreamItem<T>> ReadAsync<T>(
        IReadOnlyList<(string Name, IAsyncEnumerable<StreamItem<T>> Stream)> streams, TimeProvider clock,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var items = Channel.CreateBounded<(StreamItem<T>? Item, TwsException? Error)>(1);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pumps = streams.Select(stream => PumpAsync(stream.Name, stream.Stream, items.Writer, clock, ending.Token)).ToList();
        try
        {
            for (var open = streams.Count; open > 0;)
            {
                var (item, error) = await items.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                if (error is not null && --open == 0)
                    throw error;
                if (item is not null)
                    yield return item;
            }
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(pumps).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task PumpAsync<T>(
        string name, IAsyncEnumerable<StreamItem<T>> stream, ChannelWriter<(StreamItem<T>? Item, TwsException? Error)> items,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in stream.WithCancellation(cancellationToken).ConfigureAwait(false))
                await items.WriteAsync((item, null), cancellationToken).ConfigureAwait(false);
        }
        catch (TwsException ended)
        {
            var now = clock.GetUtcNow();
            var gap = new StreamItem<T>.Gap(new StreamGap($"{name}: {ended.Message}", now, now, Dropped: null));
            await items.WriteAsync((gap, ended), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            // Without this the reader would wait for ever.
            items.TryComplete(defect);
        }
    }
}
