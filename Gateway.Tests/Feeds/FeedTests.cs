using Gateway.Feeds;
using Gateway.Tests.Support;

namespace Gateway.Tests.Feeds;

/// <summary>The ring, its cursors and its readers.</summary>
[TestFixture]
public sealed class FeedTests
{
    private ScriptedFeed _upstream = null!;
    private OpenFeeds _feeds = null!;

    [SetUp]
    public void Start()
    {
        _upstream = new ScriptedFeed();
        _feeds = new OpenFeeds(new FakeTwsConnection(), FeedOptions.Default, new ManualTimeProvider());
    }

    [TearDown]
    public async Task StopAsync() => await _feeds.DisposeAsync();

    [Test]
    public async Task Read_MoreThanTheRingHolds_SaysExactlyHowManyWereMissed()
    {
        using var reader = Join();
        for (var i = 1; i <= Feed.Capacity + 234; i++)
            _upstream.Send(i);
        await ReachAsync(reader, Feed.Capacity + 234);

        var page = reader.Read(100);

        page.Missed.Should().Be(234);
        page.Entries[0].Seq.Should().Be(235);
        page.Entries[0].Data!.Value.GetProperty("n").GetInt32().Should().Be(235);
        page.Next.Should().Be(334);
        page.Last.Should().Be(Feed.Capacity + 234);
        reader.Read(1000).Should().Match<FeedPage>(next => next.Missed == 0 && next.Entries[0].Seq == 335 && next.Entries.Count == 900);
    }

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(400)]
    public async Task Read_WhateverThePace_AccountsForEveryEntry(int limit)
    {
        using var reader = Join();
        long accounted = 0;
        for (var burst = 1; burst <= 30; burst++)
        {
            for (var i = 0; i < 100; i++)
                _upstream.Send(i);
            await ReachAsync(reader, burst * 100);
            var page = reader.Read(limit);
            accounted += page.Missed + page.Entries.Count;
            page.Next.Should().Be(accounted);
        }
        while (reader.Read(limit) is { Entries.Count: > 0 } page)
            accounted += page.Missed + page.Entries.Count;

        accounted.Should().Be(3000);
    }

    /// <summary>Writes and reads in any order and of any size: what is read and what is missed are all the numbers that there are.</summary>
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public async Task Read_AnyInterleaving_AccountsForEveryNumber(int seed)
    {
        var random = new Random(seed);
        using var reader = Join();
        long sent = 0;
        long accounted = 0;
        for (var round = 0; round < 200; round++)
        {
            if (random.Next(2) == 0)
            {
                var burst = random.Next(random.Next(10) == 0 ? 3 * Feed.Capacity : 50);
                for (var i = 0; i < burst; i++)
                    _upstream.Send(i);
                sent += burst;
                await ReachAsync(reader, sent);
            }
            else
            {
                var page = reader.Read(random.Next(1, 2 * Feed.Capacity));
                page.Entries.Select(entry => entry.Seq).Should().Equal(Enumerable.Range(1, page.Entries.Count).Select(i => accounted + page.Missed + i));
                accounted += page.Missed + page.Entries.Count;
                page.Next.Should().Be(accounted);
                page.Last.Should().Be(sent);
            }
        }
        while (reader.Read(Feed.Capacity) is { Entries.Count: > 0 } page)
            accounted += page.Missed + page.Entries.Count;

        accounted.Should().Be(sent);
    }

    [Test]
    public async Task Read_LargeEntries_KeepTheRingWithinItsBytes()
    {
        using var reader = Join();
        for (var i = 0; i < 10; i++)
            _upstream.Send("\"" + new string('x', (Feed.MostBytes / 4) - 2) + "\"");
        await ReachAsync(reader, 10);

        reader.Read(10).Should().Match<FeedPage>(page => page.Missed == 6 && page.Entries[0].Seq == 7 && page.Last == 10);
    }

    [Test]
    public async Task UpstreamGap_Always_IsANumberedEntry()
    {
        using var reader = Join();
        _upstream.Send(1);
        _upstream.SendGap();
        _upstream.Send(2);
        await ReachAsync(reader, 3);

        var page = reader.Read(10);

        page.Entries.Select(entry => entry.Gap is null).Should().Equal(true, false, true);
        page.Entries[1].Gap!.Reason.Should().Be("TWS was away.");
        reader.Feed.LatestUpdate()!.Seq.Should().Be(3);
    }

    [Test]
    public async Task UpstreamError_AfterEntries_IsToldAfterThemToEveryReader()
    {
        using var first = Join();
        using var second = Join();
        _upstream.Send(1);
        _upstream.End(new InvalidOperationException("TWS refused."));

        foreach (var reader in new[] { first, second })
        {
            await using var pages = reader.ReadAllAsync(10, CancellationToken.None).GetAsyncEnumerator();
            (await pages.MoveNextAsync().AsTask().WaitAsync(McpTestApp.Deadline)).Should().BeTrue();
            pages.Current.Entries.Should().HaveCount(1);
            (await FluentActions.Awaiting(() => pages.MoveNextAsync().AsTask().WaitAsync(McpTestApp.Deadline)).Should().ThrowAsync<FeedEndedException>()).WithMessage("TWS refused.");
        }
        first.Feed.State.Should().Be(FeedState.Failed);
        first.Feed.Reason.Should().Be("TWS refused.");
    }

    [Test]
    public async Task End_UpstreamGoesOn_TakesNoMore()
    {
        using var reader = Join();
        _upstream.Send(1);
        await ReachAsync(reader, 1);
        reader.Feed.End(new InvalidOperationException("The gateway stops."));

        _upstream.Send(2);
        _upstream.End();
        await Eventually.TrueAsync(() => _upstream.Closed == 1);

        reader.Read(10).Entries.Should().ContainSingle();
        reader.Feed.LastSeq.Should().Be(1);
    }

    [Test]
    public async Task Read_ReaderHasLeft_GivesNothing()
    {
        using var stays = Join();
        var leaves = Join();
        _upstream.Send(1);
        await ReachAsync(stays, 1);
        leaves.Dispose();

        leaves.Read(10).Entries.Should().BeEmpty();
        stays.Read(10).Entries.Should().ContainSingle();
    }

    private FeedReader Join() => _feeds.Join(_upstream.Kind, _upstream.Source());

    private static Task ReachAsync(FeedReader reader, long seq) => Eventually.TrueAsync(() => reader.Feed.LastSeq == seq);
}
