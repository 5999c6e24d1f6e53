using System.Threading.Channels;
using Gateway.Tws.Requests;

namespace Gateway.Tws.Session;

/// <summary>Encoded requests that wait to be sent, in two bounded lanes: orders first.</summary>
// The semaphore's wait handle is never used, so there is nothing to dispose; senders may still release it after the end.
#pragma warning disable CA1001
internal sealed class OutboundQueue(int capacity)
#pragma warning restore CA1001
{
    private readonly Channel<ReadOnlyMemory<byte>> _orders = Lane(capacity);
    private readonly Channel<ReadOnlyMemory<byte>> _normal = Lane(capacity);
    private readonly SemaphoreSlim _waiting = new(0);

    public bool IsEmpty => _waiting.CurrentCount == 0;

    /// <exception cref="ChannelClosedException">The queue was closed.</exception>
    public async ValueTask EnqueueAsync(RequestLane lane, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var channel = lane == RequestLane.Orders ? _orders : _normal;
        await channel.Writer.WriteAsync(payload, cancellationToken).ConfigureAwait(false);
        _waiting.Release();
    }

    /// <summary>Waits until there is one more payload to take.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _waiting.WaitAsync(cancellationToken);

    /// <summary>The payload to send next; call once after each <see cref="WaitAsync"/>.</summary>
    public ReadOnlyMemory<byte> Take() =>
        _orders.Reader.TryRead(out var payload) || _normal.Reader.TryRead(out payload)
            ? payload
            : throw new InvalidOperationException("Take was called without WaitAsync.");

    /// <summary>Fails the senders that wait for room.</summary>
    public void Close()
    {
        _orders.Writer.TryComplete();
        _normal.Writer.TryComplete();
    }

    private static Channel<ReadOnlyMemory<byte>> Lane(int capacity) =>
        Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(capacity) { SingleReader = true });
}
