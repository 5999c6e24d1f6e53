using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Requests;

namespace Gateway.Tests.Api.Sharing;

/// <summary>Readers of one stream on threads of their own, while it goes on.</summary>
[TestFixture]
public sealed class SharedReadersTests
{
    private const int Rounds = 2000;

    private Numbers _stream = null!;

    [SetUp]
    public void Start() => _stream = new Numbers();

    /// <summary>The next number is told while the readers of the last one fall asleep: one that were missed would wait for ever.</summary>
    [TestCase(1)]
    [TestCase(4)]
    [TestCase(5)]
    [TestCase(50)]
    public async Task Change_AsReadersFallAsleep_WakesEach(int readers)
    {
        using var limit = new CancellationTokenSource(TwsApiFixture.Limit);
        using var allSeen = new SemaphoreSlim(0);
        var missing = readers;
        var reading = Enumerable.Range(0, readers).Select(_ => Task.Run(() => ReadAsync(Seen, limit.Token))).ToList();

        for (var number = 1; number <= Rounds; number++)
        {
            _stream.Tell(number);
            await allSeen.WaitAsync(limit.Token);
        }

        (await Task.WhenAll(reading)).Should().OnlyContain(seen => seen == Rounds, "each saw every number once");

        void Seen()
        {
            if (Interlocked.Decrement(ref missing) > 0)
                return;
            Volatile.Write(ref missing, readers);
            allSeen.Release();
        }
    }

    /// <summary>While the thread that publishes holds the stream, no other can wake a reader: those that are awake were woken by it.</summary>
    [TestCase(10)]
    [TestCase(10_000)]
    public void Change_ReadersWait_FewAreWokenByTheThreadThatReadsTws(int readers)
    {
        var waiting = Enumerable.Range(0, readers).Select(_ => _stream.Join()).ToList();
        waiting.ForEach(reader => _stream.Take(reader).Item.Should().BeNull());

        _stream.Tell(1, () => waiting.Count(reader => reader.Place.List is null)).Should().BeInRange(1, 4);
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task JoinAndLeave_TenThousandReadersWhileNumbersCome_ThoseWhoStaySeeTheLast(int seed)
    {
        using var limit = new CancellationTokenSource(TwsApiFixture.Limit);
        var staying = Enumerable.Range(0, 10).Select(_ => Task.Run(() => ReadAsync(() => { }, limit.Token))).ToList();
        await Eventually.TrueAsync(() => _stream.Readers == staying.Count);
        var passing = Enumerable.Range(0, 4).Select(i => Task.Run(() => PassAsync(new Random((seed * 10) + i), limit.Token))).ToList();

        var number = 0;
        while (!passing.TrueForAll(task => task.IsCompleted))
        {
            _stream.Tell(number = (number + 1) % (Rounds - 1));
            await Task.Yield();
        }
        await Task.WhenAll(passing);
        _stream.Readers.Should().Be(staying.Count);
        _stream.Tell(Rounds);

        await Task.WhenAll(staying);
        _stream.Readers.Should().Be(0);
    }

    /// <summary>Reads until the last number.</summary>
    /// <returns>How many it saw.</returns>
    private async Task<int> ReadAsync(Action onSeen, CancellationToken limit)
    {
        var reader = _stream.Join();
        for (var seen = 0; ;)
        {
            if (_stream.Take(reader).Item is not StreamItem<int>.Update update)
            {
                await reader.Signal.WaitAsync(limit);
                continue;
            }
            seen++;
            onSeen();
            if (update.Value < Rounds)
                continue;
            _stream.Leave(reader);
            return seen;
        }
    }

    /// <summary>Joins 2500 times, and leaves asleep, just woken, or with something to read.</summary>
    private async Task PassAsync(Random random, CancellationToken limit)
    {
        for (var i = 0; i < 2500; i++)
        {
            var reader = _stream.Join();
            for (var looks = random.Next(4); looks > 0; looks--)
            {
                if (_stream.Take(reader).Item is null && random.Next(2) == 0)
                    await reader.Signal.WaitAsync(limit);
            }
            _stream.Leave(reader);
        }
    }

    private sealed class Numbers() : ConflatedStream<int>(TimeProvider.System)
    {
        private int? _number;

        protected override bool HasPresent => _number is not null;

        public void Tell(int number) => Tell(number, () => 0);

        /// <param name="look">Called before another thread may go on.</param>
        public int Tell(int number, Func<int> look)
        {
            lock (Gate)
            {
                _number = number;
                Update();
                return look();
            }
        }

        public override ITwsRequest Start(int requestId) => throw new NotSupportedException();

        public override ITwsRequest Stop(int requestId) => throw new NotSupportedException();

        public override void Receive<TMessage>(in TMessage message) => throw new NotSupportedException();

        protected override int Present() => _number!.Value;
    }
}
