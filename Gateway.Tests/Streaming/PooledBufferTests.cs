using System.Buffers;
using Gateway.Streaming;

namespace Gateway.Tests.Streaming;

[TestFixture]
public sealed class PooledBufferTests
{
    [Test]
    public void Write_BeyondItsCapacity_KeepsWhatWasWritten()
    {
        using var buffer = new PooledBuffer(16);
        byte[] expected = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];
        foreach (byte one in expected)
            buffer.Write([one]);

        buffer.Written.ToArray().Should().Equal(expected);
    }

    [Test]
    public void Advance_BeyondTheRoom_Throws()
    {
        using var buffer = new PooledBuffer(16);

        FluentActions.Invoking(() => buffer.Advance(1_000_000)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
