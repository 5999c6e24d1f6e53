using System.Text;
using Gateway.Mcp.JsonRpc;
using Gateway.Streaming;

namespace Gateway.Tests.Mcp.JsonRpc;

[TestFixture]
public sealed class MessageWriterTests
{
    [Test]
    public void On_MessageWithinAnother_KeepsBothApart()
    {
        using var outer = new PooledBuffer();
        using var inner = new PooledBuffer();

        using (var message = MessageWriter.On(outer))
        {
            message.Json.WriteStartObject();
            using (var nested = MessageWriter.On(inner))
                nested.Json.WriteStringValue("within");
            message.Json.WriteString("a", "b");
            message.Json.WriteEndObject();
        }

        Text(outer).Should().Be("""{"a":"b"}""");
        Text(inner).Should().Be("\"within\"");
    }

    [Test]
    public void On_AfterAMessageThatWasLeftHalfWritten_BeginsAnew()
    {
        using var broken = new PooledBuffer();
        using var next = new PooledBuffer();
        using (var message = MessageWriter.On(broken))
            message.Json.WriteStartObject();

        using (var message = MessageWriter.On(next))
            message.Json.WriteStringValue("it's \u00fc");

        Text(next).Should().Be("\"it's \u00fc\"", "answers are no part of a page");
    }

    [Test]
    public void On_SecondMessageOfAThread_AllocatesNothing()
    {
        using var buffer = new PooledBuffer();
        Write(buffer);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Write(buffer);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    private static void Write(PooledBuffer buffer)
    {
        buffer.Clear();
        using var message = MessageWriter.On(buffer);
        message.Json.WriteNumberValue(1);
    }

    private static string Text(PooledBuffer buffer) => Encoding.UTF8.GetString(buffer.Written.Span);
}
