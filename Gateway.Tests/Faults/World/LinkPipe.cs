using System.Buffers;
using System.Buffers.Binary;
using System.Net.Sockets;

namespace Gateway.Tests.Faults.World;

/// <summary>One direction of one connection: takes whole frames, lets the rules of the link act on them, and writes what is left in pieces of random size.</summary>
// The semaphore's wait handle is never used, so there is nothing to dispose.
#pragma warning disable CA1001
internal sealed class LinkPipe(bool up, Socket from, Socket to, FaultLink link, Random random)
#pragma warning restore CA1001
{
    private const int GreetingBytes = 4;
    private const int MostFrame = 32 * 1024 * 1024;

    private readonly SemaphoreSlim _writing = new(1);
    private readonly List<Frame> _held = [];
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly ArrayBufferWriter<byte> _unruled = new();
    private byte[] _pending = [];
    private int _at;
    private bool _greeted = !up;
    private bool _shookHands;

    /// <summary>Runs until one side ends; the other then gets what is left and its end.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await link.StalledAsync(up, cancellationToken);
            var count = await from.ReceiveAsync(_buffer, cancellationToken);
            if (count == 0)
                break;
            link.Rules.Note(count);
            (_pending, _at) = ([.. _pending.AsSpan(_at), .. _buffer.AsSpan(0, count)], 0);
            await link.StalledAsync(up, cancellationToken);
            while (Next() is { } part)
            {
                if (!await ForwardAsync(part, cancellationToken))
                    return;
            }
            await FlushAsync(cancellationToken);
        }
        to.Shutdown(SocketShutdown.Send);
    }

    /// <summary>Sends bytes as if the other side had.</summary>
    public Task InjectAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => WriteAsync(bytes, cancellationToken);

    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        List<Frame> held;
        lock (_held)
        {
            held = [.. _held];
            _held.Clear();
        }
        foreach (var frame in held)
        {
            await WriteAsync(frame.Bytes, cancellationToken);
            link.Rules.NotePassed(up, frame);
        }
    }

    private byte[]? Next()
    {
        var left = _pending.Length - _at;
        if (!_greeted)
        {
            if (left < GreetingBytes)
                return null;
            _greeted = true;
            return Take(GreetingBytes);
        }
        if (left < Frame.HeaderBytes)
            return null;
        var length = BinaryPrimitives.ReadInt32BigEndian(_pending.AsSpan(_at));
        // What is no frame is passed on as it is.
        if (length is < 0 or > MostFrame)
            return Take(left);
        return left < Frame.HeaderBytes + length ? null : Take(Frame.HeaderBytes + length);
    }

    private byte[] Take(int count)
    {
        var taken = _pending.AsSpan(_at, count).ToArray();
        _at += count;
        return taken;
    }

    /// <summary>False once the connection was cut.</summary>
    private async Task<bool> ForwardAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        if (bytes.Length <= Frame.HeaderBytes || !_shookHands)
        {
            _shookHands |= bytes.Length > Frame.HeaderBytes;
            _unruled.Write(bytes);
            return true;
        }
        var frame = new Frame(bytes);
        if (link.Rules.Take(up, frame) is not { } rule)
        {
            _unruled.Write(bytes);
            link.Rules.NotePassed(up, frame);
            return true;
        }
        await FlushAsync(cancellationToken);
        return await ForwardAsync(frame, rule, cancellationToken);
    }

    private async Task<bool> ForwardAsync(Frame frame, FrameRule rule, CancellationToken cancellationToken)
    {
        var bytes = frame.Bytes;
        switch (rule.Fate)
        {
            case FrameFate.Cut:
                var passing = Math.Min(rule.Number, bytes.Length);
                await WriteAsync(bytes.AsMemory(0, passing), cancellationToken);
                if (passing == bytes.Length)
                    link.Rules.NotePassed(up, frame);
                link.Cut(reset: true);
                return false;
            case FrameFate.Hold:
                lock (_held)
                    _held.Add(frame);
                return true;
            case FrameFate.Drop:
                return true;
            case FrameFate.Lose:
                var at = random.Next(Frame.HeaderBytes + 1, bytes.Length - rule.Number);
                bytes = [.. bytes[..at], .. bytes[(at + rule.Number)..]];
                break;
            case FrameFate.Flip:
                bytes[random.Next(Frame.HeaderBytes + 2, bytes.Length)] ^= (byte)(1 << random.Next(7));
                break;
        }
        for (var copy = 0; copy < (rule.Fate == FrameFate.Copy ? rule.Number : 1); copy++)
            await WriteAsync(bytes, cancellationToken);
        link.Rules.NotePassed(up, frame);
        return true;
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_unruled.WrittenCount == 0)
            return;
        var bytes = _unruled.WrittenMemory.ToArray();
        _unruled.ResetWrittenCount();
        await WriteAsync(bytes, cancellationToken);
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            while (bytes.Length > 0)
            {
                var piece = link.Dribbles ? 1 : bytes.Length > 4096 ? bytes.Length : random.Next(1, bytes.Length + 1);
                await to.SendAsync(bytes[..piece], cancellationToken);
                bytes = bytes[piece..];
                link.Rules.Note(piece);
            }
        }
        finally
        {
            _writing.Release();
        }
    }
}
