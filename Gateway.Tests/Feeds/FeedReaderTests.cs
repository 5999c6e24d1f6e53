using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Tests.Support;

namespace Gateway.Tests.Feeds;

/// <summary>Readers of one feed: what they cost, when they are woken, and what those see to whom the newest stands for all.</summary>
[TestFixture]
public sealed class FeedReaderTests
{
    private ScriptedFeed _upstream = null!;
    private OpenFeeds _feeds = null!;
    private ManualTimeProvider _time = null!;

    [SetUp]
    public void Start()
    {
        _upstream = new ScriptedFeed();
        _time = new ManualTimeProvider();
        _feeds = new OpenFeeds(new FakeTwsConnection(), FeedOptions.Default, _time);
    }

    [TearDown]
    public async Task StopAsync() => await _feeds.DisposeAsync();

    /// <summary>What is allocated stands for the work: a list of readers that is copied for each of them costs more the more they are.</summary>
    [Test]
    public void JoinAndLeave_TenThousandReaders_CostEachAsLittleAsAHundred()
    {
        const int Many = 10_000;
        const int Few = 100;
        var source = _upstream.Source();
        var readers = new List<FeedReader>(Many);
        using var first = _feeds.Join(_upstream.Kind, source);
        var bytesOfFew = BytesOf(() => Join(Few));
        var bytesOfMany = BytesOf(() => Join(Many - Few));
        var bytesOfLeaving = BytesOf(() => readers.ForEach(reader => reader.Dispose()));

        (bytesOfMany / (Many - Few)).Should().BeLessThan(2 * bytesOfFew / Few);
        bytesOfLeaving.Should().BeLessThan(bytesOfMany);
        first.Feed.Readers.Should().Be(1);
        _upstream.Opened.Should().Be(1);

        void Join(int count)
        {
            for (var i = 0; i < count; i++)
            {
                readers.Add(_feeds.Join(_upstream.Kind, source));
                readers[^1].Read(1);
            }
        }
    }

    [Test]
    public async Task Publish_WhateverTheNumberOfReaders_WakesOnlyThoseThatWaitAndThoseOnce()
    {
        var waiting = Enumerable.Range(0, 50).Select(_ => Join()).ToList();
        var busy = Enumerable.Range(0, 50).Select(_ => Join()).ToList();
        waiting.ForEach(reader => reader.Read(1));
        for (var i = 1; i <= 300; i++)
            _upstream.Send(i);

        foreach (var reader in waiting)
            await reader.Signal.WaitAsync(CancellationToken.None).AsTask().WaitAsync(McpTestApp.Deadline);
        await Eventually.TrueAsync(() => waiting[0].Feed.LastSeq == 300);

        foreach (var reader in waiting.Concat(busy))
            (await reader.Signal.WaitAsync(TimeSpan.Zero, _time, CancellationToken.None)).Should().BeFalse();
        busy.Should().OnlyContain(reader => reader.Read(300).Entries.Count == 300, "they need no wake-up to find what came");
    }

    /// <summary>Readers read, wait and leave in any order: whoever has read everything and stays is woken by the next entry, and nobody else.</summary>
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task Wake_AnyInterleaving_MissesNobody(int seed)
    {
        var random = new Random(seed);
        var readers = Enumerable.Range(0, 40).Select(_ => Join()).ToList();
        var feed = readers[0].Feed;
        for (var round = 1; round <= 100 && readers.Count > 1; round++)
        {
            var waits = readers.Where(_ => random.Next(2) == 0).ToHashSet();
            foreach (var reader in waits)
            {
                for (var looks = random.Next(1, 3); looks > 0; looks--)
                    reader.Read(Feed.Capacity);
                reader.Read(1).Entries.Should().BeEmpty();
            }
            if (random.Next(4) == 0)
            {
                var leaves = readers[random.Next(1, readers.Count)];
                readers.Remove(leaves);
                leaves.Dispose();
            }
            _upstream.Send(round);
            foreach (var reader in readers.Where(waits.Contains))
                await reader.Signal.WaitAsync(CancellationToken.None).AsTask().WaitAsync(McpTestApp.Deadline);
            await Eventually.TrueAsync(() => feed.LastSeq == round);
            foreach (var reader in readers)
                (await reader.Signal.WaitAsync(TimeSpan.Zero, _time, CancellationToken.None)).Should().BeFalse();
        }
    }

    [Test]
    public async Task ReadNewest_ReaderThatIsSlow_GetsTheNewestAndTheCountOfThoseItReplaced()
    {
        using var reader = Join();
        _upstream.Send(1);
        _upstream.Send(2, conflated: 5);
        _upstream.Send(3);
        await ReachAsync(reader, 3);

        reader.ReadNewest().Should().Match<FeedNews>(news => news.Gap == null && news.Update!.Seq == 3 && news.Conflated == 7);
        reader.ReadNewest().Should().BeNull();
        _upstream.Send(4);
        await ReachAsync(reader, 4);
        reader.ReadNewest().Should().Match<FeedNews>(news => news.Update!.Seq == 4 && news.Conflated == 0);
    }

    [Test]
    public async Task ReadNewest_AfterInterruptions_TellsOneGapThatSpansThemThenTheNewest()
    {
        using var reader = Join();
        var at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        _upstream.Send(1);
        _upstream.SendGap(new UpdateGap("first", at, at.AddSeconds(1), Dropped: null));
        _upstream.Send(2);
        _upstream.SendGap(new UpdateGap("second", at.AddSeconds(5), at.AddSeconds(6), Dropped: null));
        await ReachAsync(reader, 4);

        var gap = reader.ReadNewest()!;
        _upstream.Send(3);
        _upstream.Send(4);
        await ReachAsync(reader, 6);
        var update = reader.ReadNewest()!;

        gap.Gap.Should().Be(new UpdateGap("second", at, at.AddSeconds(6), Dropped: null));
        gap.Update.Should().BeNull("what came before an interruption is void");
        update.Gap.Should().BeNull();
        update.Update!.Seq.Should().Be(6);
        update.Conflated.Should().Be(1);
    }

    [TestCase(false, 2)]
    [TestCase(true, 0)]
    public async Task BeginAtPresent_LateReader_SeesTheLatestUnlessAnInterruptionCameAfterIt(bool interrupted, long seen)
    {
        using var first = Join();
        _upstream.Send(1);
        _upstream.Send(2);
        if (interrupted)
            _upstream.SendGap();
        await ReachAsync(first, interrupted ? 3 : 2);

        using var late = Join();
        late.Feed.BeginAtPresent(late);

        (late.ReadNewest()?.Update?.Seq ?? 0).Should().Be(seen);
    }

    [Test]
    public async Task BeforeLatest_IsThePlaceFromWhichTheLatestUpdateIsReadFirst()
    {
        using var reader = Join();
        reader.Feed.BeforeLatest.Should().Be(0);
        _upstream.Send(1);
        _upstream.Send(2);
        _upstream.SendGap();
        await ReachAsync(reader, 3);

        reader.Feed.Read(reader.Feed.BeforeLatest, 10).Entries.Select(entry => entry.Seq).Should().Equal(2, 3);
    }

    [Test]
    public async Task Read_FeedHasEnded_WakesTheReaderOnceForThat()
    {
        using var reader = Join();
        _upstream.End(new InvalidOperationException("gone"));
        await Eventually.TrueAsync(() => reader.Feed.Error is not null);

        var wakes = new List<bool>();
        for (var i = 0; i < 3; i++)
        {
            reader.Read(1);
            wakes.Add(await reader.Signal.WaitAsync(TimeSpan.Zero, _time, CancellationToken.None));
        }

        wakes.Should().Equal(true, false, false);
    }

    [Test]
    public async Task FirstAsync_WokenByAGap_WaitsNoLongerThanItsTime()
    {
        using var reader = Join();
        var first = reader.FirstAsync(TimeSpan.FromSeconds(10), _time, CancellationToken.None);
        await _time.TimerSetAsync(TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(6));
        var gapSent = false;
        var waitsAgain = _time.TimerSetAsync(_ => gapSent);
        gapSent = true;
        _upstream.SendGap();
        await waitsAgain.WaitAsync(McpTestApp.Deadline);

        _time.Advance(TimeSpan.FromSeconds(4));

        (await first.WaitAsync(McpTestApp.Deadline)).Should().BeNull();
    }

    private FeedReader Join() => _feeds.Join(_upstream.Kind, _upstream.Source());

    private static long BytesOf(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Task ReachAsync(FeedReader reader, long seq) => Eventually.TrueAsync(() => reader.Feed.LastSeq == seq);
}
