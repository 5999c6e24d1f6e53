using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Gateway.Tws.Wire;

namespace Gateway.Tests.Wire;

[TestFixture]
public sealed class FrameReaderTests
{
    private const int Cap = 1024;

    private static readonly string[] Payloads = ["9\01\042\0", "x", "15\01\0DU1,DU2,\0"];

    private static byte[] Stream()
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var payload in Payloads)
            FrameWriter.Write(output, Encoding.ASCII.GetBytes(payload));
        return output.WrittenSpan.ToArray();
    }

    private static List<string> ReadAll(ref ReadOnlySequence<byte> buffer)
    {
        var frames = new List<string>();
        while (FrameReader.TryRead(ref buffer, Cap, out var payload))
            frames.Add(Encoding.ASCII.GetString(payload));
        return frames;
    }

    [Test]
    public void TryRead_StreamInTwoSegmentsCutAtEveryByte_GivesEveryFrame()
    {
        var stream = Stream();
        for (var cut = 0; cut <= stream.Length; cut++)
        {
            var buffer = Segment.Sequence(stream[..cut], stream[cut..]);
            ReadAll(ref buffer).Should().Equal(Payloads, "the cut is at byte {0}", cut);
            buffer.IsEmpty.Should().BeTrue();
        }
    }

    [Test]
    public void TryRead_StreamInSegmentsOfOneByte_GivesEveryFrame()
    {
        var buffer = Segment.Sequence([.. Stream().Select(one => new[] { one })]);
        ReadAll(ref buffer).Should().Equal(Payloads);
    }

    [Test]
    public void TryRead_StreamThatEndsAtEveryByte_GivesTheWholeFramesAndLeavesTheRest()
    {
        var stream = Stream();
        for (var end = 0; end < stream.Length; end++)
        {
            var buffer = new ReadOnlySequence<byte>(stream, 0, end);
            var frames = ReadAll(ref buffer);
            frames.Should().HaveCountLessThan(Payloads.Length).And.Equal(Payloads.Take(frames.Count));
            buffer.Length.Should().Be(end - frames.Sum(frame => frame.Length + FrameReader.LengthPrefix));
        }
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(int.MinValue)]
    [TestCase(Cap + 1)]
    [TestCase(int.MaxValue)]
    public void TryRead_LengthThatNoFrameHas_Throws(int length)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        var act = () =>
        {
            var buffer = new ReadOnlySequence<byte>(bytes);
            FrameReader.TryRead(ref buffer, Cap, out _);
        };
        act.Should().Throw<TwsProtocolException>().WithMessage($"*{length} bytes*{Cap}*");
    }

    [Test]
    public void TryRead_LengthAtTheCap_IsTaken()
    {
        var output = new ArrayBufferWriter<byte>();
        FrameWriter.Write(output, new byte[Cap]);
        var buffer = new ReadOnlySequence<byte>(output.WrittenMemory);
        FrameReader.TryRead(ref buffer, Cap, out var payload).Should().BeTrue();
        payload.Length.Should().Be(Cap);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public static ReadOnlySequence<byte> Sequence(params byte[][] parts)
        {
            var first = new Segment { Memory = parts[0] };
            var last = first;
            foreach (var part in parts.Skip(1))
            {
                var next = new Segment { Memory = part, RunningIndex = last.RunningIndex + last.Memory.Length };
                last.Next = next;
                last = next;
            }
            return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
        }
    }
}
