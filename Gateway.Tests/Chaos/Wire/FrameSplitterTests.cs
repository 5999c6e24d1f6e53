using Chaos.Wire;

namespace Gateway.Tests.Chaos.Wire;

[TestFixture]
public sealed class FrameSplitterTests
{
    [Test]
    public void Next_BytesOneAtATime_GivesTheGreetingAndEachFrame()
    {
        byte[] greeting = [(byte)'A', (byte)'P', (byte)'I', 0];
        var (first, second) = (WireFrame.Encode("71", "2", "1", ""), WireFrame.Encode("3", "1001"));
        var splitter = new FrameSplitter(greeting.Length);
        List<byte[]> found = [];

        foreach (var one in (byte[])[.. greeting, .. first, .. second])
        {
            splitter.Add([one]);
            while (splitter.Next() is { } frame)
                found.Add(frame);
        }

        found.Should().BeEquivalentTo([greeting, first, second], options => options.WithStrictOrdering());
    }

    [Test]
    public void Next_ALargeFrameInParts_GrowsItsBuffer()
    {
        var frame = WireFrame.Encode("10", new string('x', 300_000));
        var splitter = new FrameSplitter(greeting: 0);

        foreach (var part in frame.Chunk(100_000))
            splitter.Add(part);

        splitter.Next().Should().Equal(frame);
        splitter.Next().Should().BeNull();
    }
}
