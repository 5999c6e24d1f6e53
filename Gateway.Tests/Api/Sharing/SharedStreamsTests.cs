using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.MarketData;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.Sharing;

[TestFixture]
public sealed class SharedStreamsTests
{
    private const int Many = 10_000;

    private TwsApiFixture _tws = null!;
    private SharedStreams<string, decimal> _streams = null!;

    [SetUp]
    public void SetUp()
    {
        _tws = new TwsApiFixture();
        _streams = new SharedStreams<string, decimal>(_tws.Connection);
    }

    [TearDown]
    public async Task TearDown() => await _tws.DisposeAsync();

    [Test]
    public async Task ReadAsync_TwoReadersOfOneKey_ShareTheRequestUntilTheLastLeaves()
    {
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var one = Read(first, backlog: 10);
        var two = Read(second, backlog: 10);
        var (nextOfOne, nextOfTwo) = (one.MoveNextAsync().AsTask(), two.MoveNextAsync().AsTask());

        Tell(1m);
        (await nextOfOne && await nextOfTwo).Should().BeTrue();
        _streams.Open.Select(open => (open.Key, open.Stream.Readers)).Should().Equal(("AAPL", 2));
        await LeaveAsync(one, first);

        _tws.Connection.OpenStreams.Should().Be(1);
        await LeaveAsync(two, second);
        _tws.Connection.OpenStreams.Should().Be(0);
        _tws.Sent<ReqMktDataRequest>().Should().ContainSingle();
    }

    [Test]
    public async Task ReadAsync_ReaderTooSlow_HearsHowManyWereDropped()
    {
        using var stop = new CancellationTokenSource();
        var reader = Read(stop, backlog: 3);
        var next = reader.MoveNextAsync().AsTask();
        Tell(0m);
        await next;

        for (var i = 1; i <= 5; i++)
            Tell(i);

        await reader.MoveNextAsync();
        reader.Current.Should().BeOfType<StreamItem<decimal>.Gap>().Which.Value.Dropped.Should().Be(2);
        await reader.MoveNextAsync();
        reader.Current.Should().BeOfType<StreamItem<decimal>.Update>().Which.Value.Should().Be(3m);
        await LeaveAsync(reader, stop);
    }

    [Test]
    public async Task ReadAsync_ConflatingStream_GivesTheNewestAndCountsTheRest()
    {
        using var stop = new CancellationTokenSource();
        var reader = Read(stop, backlog: 1);
        var next = reader.MoveNextAsync().AsTask();
        Tell(0m);
        await next;

        Tell(1m);
        Tell(2m);
        Tell(3m);

        await reader.MoveNextAsync();
        reader.Current.Should().Be(new StreamItem<decimal>.Update(3m) { Conflated = 2 });
        await LeaveAsync(reader, stop);
    }

    [Test]
    public async Task ReadAsync_TwsRefuses_FailsWithItsWords()
    {
        using var stop = new CancellationTokenSource();
        var reader = Read(stop, backlog: 1);
        var next = reader.MoveNextAsync().AsTask();

        _tws.Session.TellError(_tws.Sent<ReqMktDataRequest>().Single().RequestId, 354);

        await FluentActions.Awaiting(() => next.WaitAsync(TwsApiFixture.Limit)).Should().ThrowAsync<TwsRequestException>();
        _streams.Open.Should().BeEmpty();
    }

    [Test]
    public async Task ReadAsync_ReaderTooSlow_GapBeginsAtTheLastUpdateThatItGot()
    {
        using var stop = new CancellationTokenSource();
        var reader = Read(stop, backlog: 1000);
        var next = reader.MoveNextAsync().AsTask();
        Tell(0m);
        await next;
        var seen = _tws.Clock.GetUtcNow();
        _tws.Clock.Advance(TimeSpan.FromSeconds(5));

        for (var i = 1; i <= 1001; i++)
            Tell(i);
        _tws.Clock.Advance(TimeSpan.FromSeconds(5));

        await reader.MoveNextAsync();
        reader.Current.Should().BeOfType<StreamItem<decimal>.Gap>().Which.Value
            .Should().BeEquivalentTo(new { From = seen, To = seen.AddSeconds(10), Dropped = 1L });
        await LeaveAsync(reader, stop);
    }

    [Test]
    public void Join_TenThousandReadersOfOneStream_CostsAlikeForEach()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var readers = Enumerable.Range(0, Many).Select(_ => Join()).ToList();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.Should().BeLessThan(Many * 4096L, "a reader must not cost what all those before it cost");
        _streams.Open.Should().ContainSingle().Which.Stream.Readers.Should().Be(Many);
        readers.ForEach(reader => _streams.Leave("AAPL", reader));
        _streams.Open.Should().BeEmpty();
        _tws.Connection.OpenStreams.Should().Be(0);
    }

    [Test]
    public async Task Publish_TenThousandReadersWait_EachIsWoken()
    {
        var readers = Enumerable.Range(0, Many).Select(_ => Join()).ToList();
        readers.ForEach(reader => reader.Stream.Take(reader).Item.Should().BeNull());

        Tell(1m);

        using var limit = new CancellationTokenSource(TwsApiFixture.Limit);
        await Task.WhenAll(readers.Select(reader => reader.Signal.WaitAsync(limit.Token).AsTask()));
        readers.ConvertAll(reader => reader.Stream.Take(reader).Item).Should().OnlyContain(item => item == new StreamItem<decimal>.Update(1m));
        readers.ForEach(reader => _streams.Leave("AAPL", reader));
    }

    [Test]
    public async Task Publish_TenThousandReadersWait_AllocatesNothingOnTheReadLoop()
    {
        var readers = Enumerable.Range(0, Many).Select(_ => Join()).ToList();
        var tick = new TickPriceMessage(1, TickType.Last, 1m, 1m, TickAttrib.None);
        var stream = readers[0].Stream;
        // A reader's signal takes its memory when it is set for the first time.
        readers.ForEach(reader => stream.Take(reader));
        stream.Receive(in tick);
        using var limit = new CancellationTokenSource(TwsApiFixture.Limit);
        await Task.WhenAll(readers.Select(reader => reader.Signal.WaitAsync(limit.Token).AsTask()));
        readers.ForEach(reader => stream.Take(reader));
        readers.ForEach(reader => stream.Take(reader));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            stream.Receive(in tick);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(10_000, "a wake-up or two, and nothing a tick");
        readers.ForEach(reader => _streams.Leave("AAPL", reader));
    }

    [Test]
    public void Gap_TenThousandReaders_IsRecordedOnceAndHeardByEach()
    {
        var readers = Enumerable.Range(0, Many).Select(_ => Join()).ToList();
        var stream = readers[0].Stream;
        Tell(1m);
        var began = _tws.Clock.GetUtcNow();
        stream.Gap("first", began, began.AddSeconds(1));

        var before = GC.GetAllocatedBytesForCurrentThread();
        stream.Gap("second", began.AddSeconds(2), began.AddSeconds(3));

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1000, "the thread that reads TWS records it once");
        readers.ConvertAll(reader => stream.Take(reader).Item).Should().OnlyContain(
            item => item == new StreamItem<decimal>.Gap(new StreamGap("second", began, began.AddSeconds(3), null)));
        readers.Should().OnlyContain(reader => stream.Take(reader).Item == null, "the update before the gap is void");
        var late = Join();
        stream.Take(late).Item.Should().BeNull("it joined after the gap");
        readers.Append(late).ToList().ForEach(reader => _streams.Leave("AAPL", reader));
    }

    [Test]
    public async Task Publish_ReaderHasNotLookedYet_IsWokenOnceForAllChanges()
    {
        var reader = Join();
        reader.Stream.Take(reader).Item.Should().BeNull();

        for (var i = 1; i <= 5; i++)
            Tell(i);

        (await reader.Signal.WaitAsync(TimeSpan.Zero, _tws.Clock, CancellationToken.None)).Should().BeTrue();
        Tell(6m);
        (await reader.Signal.WaitAsync(TimeSpan.Zero, _tws.Clock, CancellationToken.None)).Should().BeFalse("it is awake");
        reader.Stream.Take(reader).Item.Should().Be(new StreamItem<decimal>.Update(6m) { Conflated = 5 });
        _streams.Leave("AAPL", reader);
    }

    [Test]
    public void Leave_ReaderThatWaits_IsForgotten()
    {
        var (staying, leaving) = (Join(), Join());
        leaving.Stream.Take(leaving);
        staying.Stream.Take(staying);
        _streams.Leave("AAPL", leaving);

        Tell(1m);

        leaving.Place.List.Should().BeNull();
        staying.Stream.Take(staying).Item.Should().Be(new StreamItem<decimal>.Update(1m));
        _streams.Leave("AAPL", staying);
    }

    private SharedReader<decimal> Join() => _streams.Join("AAPL", () => new NewestPrice(_tws.Clock));

    private IAsyncEnumerator<StreamItem<decimal>> Read(CancellationTokenSource stop, int backlog) =>
        _streams.ReadAsync("AAPL", () => backlog == 1 ? new NewestPrice(_tws.Clock) : new Prices(backlog, _tws.Clock), stop.Token).GetAsyncEnumerator(CancellationToken.None);

    private void Tell(decimal price) =>
        _tws.Session.Tell(new TickPriceMessage(_tws.Sent<ReqMktDataRequest>().Single().RequestId, TickType.Last, price, 1m, TickAttrib.None));

    private static ReqMktDataRequest Request(int requestId) => new(requestId, new Contract(), string.Empty, Snapshot: false, RegulatorySnapshot: false);

    private static async Task LeaveAsync(IAsyncEnumerator<StreamItem<decimal>> reader, CancellationTokenSource stop)
    {
        await stop.CancelAsync();
        await FluentActions.Awaiting(() => reader.MoveNextAsync().AsTask().WaitAsync(TwsApiFixture.Limit)).Should().ThrowAsync<OperationCanceledException>();
        await reader.DisposeAsync();
    }

    private sealed class Prices(int backlog, TimeProvider clock) : QueuedStream<decimal>(backlog, clock)
    {
        public override ITwsRequest Start(int requestId) => Request(requestId);

        public override ITwsRequest Stop(int requestId) => new CancelMktDataRequest(requestId);

        public override void Receive<TMessage>(in TMessage message)
        {
            if (message is TickPriceMessage { Price: { } price })
                Publish(price);
        }
    }

    private sealed class NewestPrice(TimeProvider clock) : ConflatedStream<decimal>(clock)
    {
        private decimal? _price;

        protected override bool HasPresent => _price is not null;

        public override ITwsRequest Start(int requestId) => Request(requestId);

        public override ITwsRequest Stop(int requestId) => new CancelMktDataRequest(requestId);

        public override void Receive<TMessage>(in TMessage message)
        {
            if (message is not TickPriceMessage tick)
                return;
            lock (Gate)
            {
                _price = tick.Price;
                Update();
            }
        }

        protected override decimal Present() => _price!.Value;

        protected override void Forget() => _price = null;
    }
}
