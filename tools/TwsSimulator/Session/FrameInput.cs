using System.Buffers.Binary;
using Gateway.Tws.Wire;

namespace TwsSimulator.Session;

/// <summary>Reads the bytes of a client: the four letters of the handshake, then length-prefixed frames.</summary>
internal sealed class FrameInput(Stream stream)
{
    private const int MaxLength = 0xFFFFFF;

    private readonly byte[] _header = new byte[FrameBuilder.HeaderLength];

    /// <summary>Errors: <see cref="TwsProtocolException"/> when the peer does not speak the API.</summary>
    public async Task ReadGreetingAsync(CancellationToken cancellationToken)
    {
        await stream.ReadExactlyAsync(_header, cancellationToken);
        if (!_header.AsSpan().SequenceEqual("API\0"u8))
            throw new TwsProtocolException("the connection does not begin with 'API' and NUL");
    }

    /// <summary>The next frame's payload; null at the end of the stream.</summary>
    public async Task<byte[]?> ReadFrameAsync(CancellationToken cancellationToken)
    {
        var got = await stream.ReadAtLeastAsync(_header, _header.Length, throwOnEndOfStream: false, cancellationToken);
        if (got < _header.Length)
            return null;
        var length = BinaryPrimitives.ReadInt32BigEndian(_header);
        if (length is < 0 or > MaxLength)
            throw new TwsProtocolException($"a frame of {length} bytes");
        var payload = new byte[length];
        got = await stream.ReadAtLeastAsync(payload, length, throwOnEndOfStream: false, cancellationToken);
        return got < length ? null : payload;
    }
}
