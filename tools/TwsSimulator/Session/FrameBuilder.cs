using System.Buffers;
using System.Buffers.Binary;
using Gateway.Tws.Wire;

namespace TwsSimulator.Session;

/// <summary>Builds length-prefixed frames in one reused buffer. Not thread-safe.</summary>
internal sealed class FrameBuilder
{
    public const int HeaderLength = 4;

    private readonly ArrayBufferWriter<byte> _buffer = new(256);
    private readonly FieldWriter _fields;

    public FrameBuilder() => _fields = new FieldWriter(_buffer);

    public byte[] Build<TState>(int messageId, TState state, Action<FieldWriter, TState> write)
    {
        var fields = Begin();
        fields.Write(messageId);
        write(fields, state);
        return End();
    }

    /// <summary>A frame without a message id: the answer to the handshake.</summary>
    public byte[] Build(Action<FieldWriter> write)
    {
        write(Begin());
        return End();
    }

    private FieldWriter Begin()
    {
        _buffer.ResetWrittenCount();
        _buffer.GetSpan(HeaderLength)[..HeaderLength].Clear();
        _buffer.Advance(HeaderLength);
        return _fields;
    }

    private byte[] End()
    {
        var frame = _buffer.WrittenSpan.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length - HeaderLength);
        return frame;
    }
}
