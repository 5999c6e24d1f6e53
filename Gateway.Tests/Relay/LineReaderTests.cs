using System.IO.Pipelines;
using System.Text;
using global::Relay;

namespace Gateway.Tests.Relay;

[TestFixture]
public sealed class LineReaderTests
{
    [Test]
    public async Task ReadAsync_CutAtEveryByte_GivesTheSameLines()
    {
        var bytes = Encoding.UTF8.GetBytes("{\"a\":1}\r\n\n  {\"é\":2}\n{}");
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            var pipe = new Pipe();
            await pipe.Writer.WriteAsync(bytes.AsMemory(0, cut));
            var reading = ReadAsync(pipe.Reader.AsStream());
            await pipe.Writer.WriteAsync(bytes.AsMemory(cut));
            await pipe.Writer.CompleteAsync();

            (await reading).Should().Equal("{\"a\":1}", "{\"é\":2}", "{}");
        }
    }

    private static async Task<List<string>> ReadAsync(Stream stream)
    {
        var lines = new List<string>();
        await foreach (var line in LineReader.ReadAsync(stream, CancellationToken.None))
            lines.Add(Encoding.UTF8.GetString(line));
        return lines;
    }
}
