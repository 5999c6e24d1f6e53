using System.Buffers.Binary;

namespace Chaos.Wire;

/// <summary>Cuts a stream of bytes into frames, wherever its segments end.</summary>
/// <param name="greeting">Bytes before the first frame: the four of <c>API</c> from a client, none from TWS.</param>
internal sealed class FrameSplitter(int greeting)
{
    private const int Prefix = 4;

    private byte[] _buffer = new byte[64 * 1024];
    private int _length;
    private int _greeting = greeting;

    /// <summary>Takes the next bytes of the stream.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes.Length));
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>The next whole frame with its length before it, or the greeting; null when there is none yet.</summary>
    public byte[]? Next()
    {
        var size = _greeting > 0 ? _greeting
            : _length >= Prefix ? Prefix + BinaryPrimitives.ReadInt32BigEndian(_buffer)
            : int.MaxValue;
        if (size > _length)
            return null;
        var frame = _buffer[..size];
        _buffer.AsSpan(size, _length - size).CopyTo(_buffer);
        _length -= size;
        _greeting = 0;
        return frame;
    }
}
