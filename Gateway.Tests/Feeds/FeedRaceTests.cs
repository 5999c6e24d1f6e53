using System.Runtime.CompilerServices;
using System.Text;
using Gateway.Feeds;
using Gateway.Tests.Support;

namespace Gateway.Tests.Feeds;

/// <summary>Readers of one feed on threads of their own, while it goes on, opens and closes.</summary>
[TestFixture]
public sealed class FeedRaceTests
{
    private const int Rounds = 2000;

    private ScriptedFeed _upstream = null!;
    private OpenFeeds _feeds = null!;

    [SetUp]
    public void Start()
    {
        _upstream = new ScriptedFeed();
        _feeds = new OpenFeeds(new FakeTwsConnection(), FeedOptions.Default, TimeProvider.System);
    }

    [TearDown]
    public async Task StopAsync() => await _feeds.DisposeAsync();

    /// <summary>The next entry comes while the readers of the last one begin to wait: one that were missed would wait for ever.</summary>
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(50)]
    public async Task Entry_AsReadersBeginToWait_WakesEach(int readers)
    {
        using var limit = new CancellationTokenSource(GatewayFixture.Deadline);
        using var allSeen = new SemaphoreSlim(0);
        var missing = readers;
        var joined = Enumerable.Range(0, readers).Select(_ => _feeds.Join(_upstream.Kind, _upstream.Source())).ToList();
        var reading = joined.ConvertAll(reader => Task.Run(() => ReadAsync(reader)));

        for (var number = 1; number <= Rounds; number++)
        {
            _upstream.Send(number);
            await allSeen.WaitAsync(limit.Token);
        }

        await Task.WhenAll(reading);

        async Task ReadAsync(FeedReader reader)
        {
            using var _ = reader;
            await foreach (var page in reader.ReadAllAsync(Feed.Capacity, limit.Token))
            {
                if (Interlocked.Decrement(ref missing) == 0)
                {
                    Volatile.Write(ref missing, readers);
                    allSeen.Release();
                }
                if (page.Next == Rounds)
                    return;
            }
        }
    }

    /// <summary>The feed is released when the last of them leaves, and opened anew by the next: each must find one that gives something.</summary>
    [TestCase(1)]
    [TestCase(2)]
    public async Task JoinAndLeave_TenThousandReadersAtOnce_EachIsServedAndUpstreamIsLeft(int seed)
    {
        using var limit = new CancellationTokenSource(GatewayFixture.Deadline);
        var (opened, closed) = (0, 0);
        var source = new FeedSource("endless", Endless);
        var passing = Enumerable.Range(0, 4).Select(i => Task.Run(() => PassAsync(new Random((seed * 10) + i)))).ToList();

        await Task.WhenAll(passing);
        await Eventually.TrueAsync(() => Volatile.Read(ref closed) == Volatile.Read(ref opened));

        _feeds.Count.Should().Be(0);

        async Task PassAsync(Random random)
        {
            for (var i = 0; i < 2500; i++)
            {
                var reader = _feeds.Join(_upstream.Kind, source, keeps: false);
                if (random.Next(3) == 0)
                {
                    await using var pages = reader.ReadAllAsync(1, limit.Token).GetAsyncEnumerator(limit.Token);
                    (await pages.MoveNextAsync()).Should().BeTrue();
                }
                if (random.Next(2) == 0)
                    await reader.DisposeAsync();
                else
                    reader.Dispose();
            }
        }

        async IAsyncEnumerable<FeedStep> Endless([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref opened);
            try
            {
                for (var i = 0; ; i++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return new FeedStep(Encoding.UTF8.GetBytes($$"""{"n":{{i}}}"""), Gap: null);
                    await Task.Yield();
                }
            }
            finally
            {
                Interlocked.Increment(ref closed);
            }
        }
    }
}
