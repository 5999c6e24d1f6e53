using Gateway.Feeds;
using Gateway.Tws.Api;

namespace Gateway.Tests.Feeds;

[TestFixture]
public sealed class WaitingReadersTests
{
    private readonly Queue<IThreadPoolWorkItem> _work = new();
    private WaitingReaders _waiting = null!;

    [SetUp]
    public void SetUp()
    {
        _work.Clear();
        _waiting = new WaitingReaders(_work.Enqueue);
    }

    /// <summary>Between two batches whatever else was queued has its turn.</summary>
    [Test]
    public void Wake_ThousandReaders_AreWokenAFewAtATime()
    {
        var readers = Wait(1000);

        _waiting.Wake();

        Woken(readers).Should().Be(0, "the feed itself wakes none of them");
        var batches = new List<int>();
        while (_work.TryDequeue(out var batch))
        {
            _work.Should().BeEmpty();
            batch.Execute();
            batches.Add(Woken(readers));
        }
        batches.Should().HaveCount(32).And.OnlyContain(woken => woken <= WaitingReaders.Batch);
        batches.Sum().Should().Be(1000);
    }

    [Test]
    public void Wake_ReadersWaitAgain_AreWokenByTheNextEntryOnly()
    {
        var readers = Wait(40);
        _waiting.Wake();
        _work.Dequeue().Execute();
        Woken(readers).Should().Be(32);
        _waiting.Add(readers[0]);
        _waiting.Add(readers[0]);
        _waiting.Add(readers[1]);
        _waiting.Add(readers[2]);
        _waiting.Remove(readers[1]);

        _work.Dequeue().Execute();
        Woken(readers).Should().Be(8);
        _waiting.Wake();
        _work.Dequeue().Execute();
        Woken(readers).Should().Be(2);
        _work.Should().BeEmpty();
    }

    [Test]
    public void Wake_OneReader_IsWokenOnTheSpot()
    {
        var readers = Wait(1);

        _waiting.Wake();

        Woken(readers).Should().Be(1);
        _work.Should().BeEmpty();
    }

    private List<FeedReader> Wait(int count)
    {
        var readers = Enumerable.Range(0, count).Select(_ => new FeedReader(null!, null!, new AsyncSignal(), keeps: false)).ToList();
        readers.ForEach(_waiting.Add);
        return readers;
    }

    private static int Woken(List<FeedReader> readers) => readers.Count(
        reader => reader.Signal.WaitAsync(TimeSpan.Zero, TimeProvider.System, CancellationToken.None).AsTask() is { IsCompleted: true, Result: true });
}
