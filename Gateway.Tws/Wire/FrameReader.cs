using System.Buffers;
using System.Buffers.Binary;

namespace Gateway.Tws.Wire;

/// <summary>Cuts frames off a byte stream: a big-endian 32-bit length, then that many bytes of payload.</summary>
public static class FrameReader
{
    public const int LengthPrefix = sizeof(int);

    /// <summary>Takes one whole frame from the front of the buffer; false, with the buffer unchanged, when more bytes are needed.</summary>
    /// <exception cref="TwsProtocolException">The length is zero, negative or above the cap: the stream cannot be followed any longer.</exception>
    public static bool TryRead(ref ReadOnlySequence<byte> buffer, int maxLength, out ReadOnlySequence<byte> payload)
    {
        payload = default;
        if (buffer.Length < LengthPrefix)
            return false;
        var length = ReadLength(buffer);
        if (length <= 0 || length > maxLength)
            throw new TwsProtocolException($"a frame of {length} bytes was announced; between 1 and {maxLength} are allowed");
        if (buffer.Length - LengthPrefix < length)
            return false;
        payload = buffer.Slice(LengthPrefix, length);
        buffer = buffer.Slice(payload.End);
        return true;
    }

    private static int ReadLength(in ReadOnlySequence<byte> buffer)
    {
        if (buffer.FirstSpan.Length >= LengthPrefix)
            return BinaryPrimitives.ReadInt32BigEndian(buffer.FirstSpan);
        Span<byte> prefix = stackalloc byte[LengthPrefix];
        buffer.Slice(0, LengthPrefix).CopyTo(prefix);
        return BinaryPrimitives.ReadInt32BigEndian(prefix);
    }
}

/// <summary>Puts the length before a payload.</summary>
public static class FrameWriter
{
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> payload)
    {
        BinaryPrimitives.WriteInt32BigEndian(output.GetSpan(FrameReader.LengthPrefix), payload.Length);
        output.Advance(FrameReader.LengthPrefix);
        output.Write(payload);
    }
}
