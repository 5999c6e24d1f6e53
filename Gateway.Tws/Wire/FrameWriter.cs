using System.Buffers;
using System.Buffers.Binary;

namespace Gateway.Tws.Wire;

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
