using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.MarketData;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api;

[TestFixture]
public sealed class SharedStreamsTests
{
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
        _streams.Open.Should().Equal(("AAPL", 2));
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

    private IAsyncEnumerator<StreamItem<decimal>> Read(CancellationTokenSource stop, int backlog) =>
        _streams.ReadAsync("AAPL", () => new Prices(backlog, _tws.Clock), stop.Token).GetAsyncEnumerator(CancellationToken.None);

    private void Tell(decimal price) =>
        _tws.Session.Tell(new TickPriceMessage(_tws.Sent<ReqMktDataRequest>().Single().RequestId, TickType.Last, price, 1m, TickAttrib.None));

    private static async Task LeaveAsync(IAsyncEnumerator<StreamItem<decimal>> reader, CancellationTokenSource stop)
    {
        await stop.CancelAsync();
        await FluentActions.Awaiting(() => reader.MoveNextAsync().AsTask().WaitAsync(TwsApiFixture.Limit)).Should().ThrowAsync<OperationCanceledException>();
        await reader.DisposeAsync();
    }

    private sealed class Prices(int backlog, TimeProvider clock) : SharedStream<decimal>(backlog, clock)
    {
        public override ITwsRequest Start(int requestId) => new ReqMktDataRequest(requestId, new Contract(), string.Empty, Snapshot: false, RegulatorySnapshot: false);

        public override ITwsRequest Stop(int requestId) => new CancelMktDataRequest(requestId);

        public override void Receive<TMessage>(in TMessage message)
        {
            if (message is TickPriceMessage { Price: { } price })
                Publish(price);
        }
    }
}
