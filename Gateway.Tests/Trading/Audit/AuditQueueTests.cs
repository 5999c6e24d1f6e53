using Gateway.Tests.Support;
using Gateway.Trading.Audit;

namespace Gateway.Tests.Trading.Audit;

[TestFixture]
public sealed class AuditQueueTests
{
    [Test]
    public async Task AppendAsync_ManyWhileOneIsWritten_AreWrittenTogetherAndInOrder()
    {
        using var mayWrite = new ManualResetEventSlim();
        List<IReadOnlyList<AuditLine>> writes = [];
        var queue = new AuditQueue(lines =>
        {
            mayWrite.Wait(TwsApiFixture.Limit);
            writes.Add(lines);
            return true;
        });

        var all = Enumerable.Range(1, 50).Select(number => queue.AppendAsync(Line(number))).ToList();
        mayWrite.Set();

        (await Task.WhenAll(all).WaitAsync(TwsApiFixture.Limit)).Should().OnlyContain(written => written);
        writes.SelectMany(lines => lines).Select(line => line.Detail).Should().Equal(Enumerable.Range(1, 50).Select(Text));
        writes.Count.Should().BeLessThan(10, "what waits is one write");
    }

    [Test]
    public async Task AppendAsync_DiskFails_SaysSoAndTheNextLineIsTried()
    {
        var works = false;
        var queue = new AuditQueue(_ => works);

        (await queue.AppendAsync(Line(1)).WaitAsync(TwsApiFixture.Limit)).Should().BeFalse();
        works = true;
        (await queue.AppendAsync(Line(2)).WaitAsync(TwsApiFixture.Limit)).Should().BeTrue();
    }

    private static AuditLine Line(int number) => new("desk", "tool", "call", null, Text(number));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
