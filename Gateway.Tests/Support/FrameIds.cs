using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace Gateway.Tests.Support;

/// <summary>Finds the frames in a stream of bytes, however it is cut, and counts them by message id. The first frame is the handshake's and has none.</summary>
/// <param name="skip">Bytes before the first frame.</param>
internal sealed class FrameIds(int skip, ConcurrentDictionary<int, long> counts)
{
    private const int HeaderBytes = 4;

    private readonly byte[] _header = new byte[HeaderBytes];
    private int _toSkip = skip;
    private int _headerRead;
    private int _left;
    private int _id;
    private bool _inId;
    private bool _greeted;

    public void Take(ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
            Take(one);
    }

    private void Take(byte one)
    {
        if (_toSkip > 0)
            _toSkip--;
        else if (_left == 0)
            TakeHeader(one);
        else
            TakeBody(one);
    }

    private void TakeHeader(byte one)
    {
        _header[_headerRead++] = one;
        if (_headerRead < HeaderBytes)
            return;
        (_headerRead, _left, _id, _inId) = (0, BinaryPrimitives.ReadInt32BigEndian(_header), 0, true);
    }

    private void TakeBody(byte one)
    {
        if (_inId && one is >= (byte)'0' and <= (byte)'9')
            _id = _id * 10 + one - '0';
        else
            _inId = false;
        if (--_left > 0)
            return;
        if (_greeted)
            counts.AddOrUpdate(_id, 1, static (_, count) => count + 1);
        _greeted = true;
    }
}
