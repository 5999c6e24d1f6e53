using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Tests.Support;

namespace Gateway.Tests.Feeds;

/// <summary>How long a feed lives, and for whom.</summary>
[TestFixture]
public sealed class OpenFeedsTests
{
    private ManualTimeProvider _time = null!;
    private ScriptedFeed _upstream = null!;
    private OpenFeeds _feeds = null!;

    [SetUp]
    public void Start()
    {
        _time = new ManualTimeProvider();
        _upstream = new ScriptedFeed();
        _feeds = new OpenFeeds(new FakeTwsConnection(), FeedOptions.Default, _time);
    }

    [TearDown]
    public async Task StopAsync() => await _feeds.DisposeAsync();

    [Test]
    public void FiftyReaders_OfOneThing_HoldOneUpstream()
    {
        var readers = Enumerable.Range(0, 50).Select(_ => Join()).ToList();

        _upstream.Opened.Should().Be(1);
        _feeds.All.Single().Readers.Should().Be(50);
        readers.ForEach(reader => reader.Dispose());
    }

    [Test]
    public void Join_TenThousandReadersOfOneFeed_CostsAlikeForEach()
    {
        const int Many = 10_000;
        using var first = Join();
        var readers = new List<FeedReader>(Many);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < Many; i++)
            readers.Add(Join());

        ((GC.GetAllocatedBytesForCurrentThread() - before) / Many).Should().BeLessThan(1500, "a reader must not cost what all those before it cost");
        first.Feed.Readers.Should().Be(Many + 1);
        readers.ForEach(reader => reader.Dispose());
        first.Feed.Readers.Should().Be(1);
    }

    [Test]
    public async Task LastReader_Leaves_FeedIsReleasedAfterAMinute()
    {
        Join().Dispose();
        _time.Advance(FeedOptions.Default.Linger - TimeSpan.FromMilliseconds(1));
        _feeds.Count.Should().Be(1);

        _time.Advance(TimeSpan.FromMilliseconds(1));

        _feeds.Count.Should().Be(0);
        await Eventually.TrueAsync(() => _upstream.Closed == 1);
    }

    [Test]
    public void Reader_ComesBackWithinTheMinute_FindsTheSameFeed()
    {
        var first = Join();
        first.Dispose();
        _time.Advance(TimeSpan.FromSeconds(59));

        using var second = Join();
        _time.Advance(TimeSpan.FromSeconds(600));

        second.Feed.Should().BeSameAs(first.Feed);
        _upstream.Opened.Should().Be(1);
        _upstream.Closed.Should().Be(0);
    }

    [Test]
    public async Task Reader_CameBackAndLeftAsTheMinuteEnded_HasAMinuteOfItsOwn()
    {
        var time = new HeldTimers();
        await using var feeds = new OpenFeeds(new FakeTwsConnection(), FeedOptions.Default, time);
        feeds.Join(_upstream.Kind, _upstream.Source()).Dispose();
        feeds.Join(_upstream.Kind, _upstream.Source()).Dispose();

        time.Set[0]();
        feeds.Count.Should().Be(1);
        time.Set[1]();

        feeds.Count.Should().Be(0);
    }

    [Test]
    public void Dispose_Twice_LeavesOnce()
    {
        using var stays = Join();
        var leaves = Join();

        leaves.Dispose();
        leaves.Dispose();
        _time.Advance(FeedOptions.Default.Linger);

        _feeds.All.Single().Readers.Should().Be(1);
    }

    [Test]
    public async Task FailedFeed_AskedForAgain_IsOpenedAnewUnderAnotherId()
    {
        using var failed = Join();
        _upstream.End(new InvalidOperationException("gone"));
        await Eventually.TrueAsync(() => failed.Feed.Error is not null);

        using var again = Join();

        again.Feed.Should().NotBeSameAs(failed.Feed);
        again.Feed.Id.Should().NotBe(failed.Feed.Id);
        _feeds.Count.Should().Be(1);
    }

    [Test]
    public async Task Dispose_OpenFeeds_EndsTheirReadersAndUpstreams()
    {
        using var reader = Join();

        await _feeds.DisposeAsync();

        reader.Feed.Error.Should().BeOfType<ToolException>().Which.Error.Code.Should().Be("gateway_stopping");
        _upstream.Closed.Should().Be(1);
        FluentActions.Invoking(Join).Should().Throw<ToolException>();
    }

    private FeedReader Join() => _feeds.Join(_upstream.Kind, _upstream.Source());

    /// <summary>Timers that fire when a test says so, as one does whose thread came late.</summary>
    private sealed class HeldTimers : TimeProvider
    {
        public List<Action> Set { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Set.Add(() => callback(state));
            return System.CreateTimer(static _ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
