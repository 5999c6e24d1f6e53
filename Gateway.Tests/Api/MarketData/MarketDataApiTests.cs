using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.MarketData;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.MarketData;

[TestFixture]
public sealed class MarketDataApiTests
{
    private static readonly Contract Apple = new() { ConId = 265598, SecType = "STK", Exchange = "SMART" };

    private TwsApiFixture _tws = null!;

    [SetUp]
    public void SetUp() => _tws = new TwsApiFixture();

    [TearDown]
    public async Task TearDown() => await _tws.DisposeAsync();

    [Test]
    public async Task QuoteAsync_AllPricesCome_IsCompleteAndClosesTheLine()
    {
        _tws.Answer = request =>
        {
            if (request is ReqMktDataRequest quote)
                TellPrices(quote.RequestId);
        };

        var asking = _tws.Client.MarketData.QuoteAsync(Apple);
        await FinishAsync(asking, TimeSpan.FromMilliseconds(150));
        var snapshot = await asking;

        snapshot.Complete.Should().BeTrue();
        snapshot.Quote.Should().Match<Quote>(q => q.Bid == 10m && q.Ask == 11m && q.Last == 10.5m);
        _tws.Connection.OpenStreams.Should().Be(0);
        _tws.Sent<CancelMktDataRequest>().Should().ContainSingle();
    }

    [Test]
    public async Task QuoteAsync_ConnectionCut_FailsAtOnceWithTheReason()
    {
        var asking = _tws.Client.MarketData.QuoteAsync(Apple);
        await _tws.Session.SentAsync<ReqMktDataRequest>();

        _tws.Connection.Drop("TWS closed the connection.");

        await FluentActions.Awaiting(() => asking.WaitAsync(TwsApiFixture.Limit)).Should()
            .ThrowAsync<TwsDisconnectedException>().WithMessage("TWS closed the connection.");
    }

    [Test]
    public async Task QuoteAsync_OnlyABidComes_IsIncompleteAfterTheTimeout()
    {
        _tws.Answer = request =>
        {
            if (request is ReqMktDataRequest quote)
                _tws.Session.Tell(new TickPriceMessage(quote.RequestId, TickType.Bid, 10m, 1m, TickAttrib.None));
        };

        var asking = _tws.Client.MarketData.QuoteAsync(Apple, timeout: TimeSpan.FromSeconds(3));
        await FinishAsync(asking, TimeSpan.FromSeconds(3));
        var snapshot = await asking;

        snapshot.Complete.Should().BeFalse();
        snapshot.Quote.Bid.Should().Be(10m);
    }

    [Test]
    public async Task QuoteAsync_NothingComes_TimesOut()
    {
        var asking = _tws.Client.MarketData.QuoteAsync(Apple, timeout: TimeSpan.FromSeconds(3));
        await FinishAsync(asking, TimeSpan.FromSeconds(3));

        await asking.Awaiting(task => task).Should().ThrowAsync<TwsTimeoutException>();
    }

    [Test]
    public async Task QuoteAsync_GenericTickComesLate_IsWaitedFor()
    {
        _tws.Answer = request =>
        {
            if (request is ReqMktDataRequest quote)
                TellPrices(quote.RequestId);
        };

        var asking = _tws.Client.MarketData.QuoteAsync(Apple, "236");
        await _tws.Clock.TimerSetAsync(TimeSpan.FromSeconds(1)).WaitAsync(TwsApiFixture.Limit);
        _tws.Session.Tell(new TickSizeMessage(_tws.Connection.StreamId, TickType.ShortableShares, 5000m));
        await FinishAsync(asking, TimeSpan.FromMilliseconds(150));
        var snapshot = await asking;

        snapshot.Complete.Should().BeTrue();
        snapshot.Quote.ShortableShares.Should().Be(5000m);
    }

    [Test]
    public async Task QuoteAsync_UnknownContract_FailsWithTwsError()
    {
        _tws.Answer = request =>
        {
            if (request is ReqMktDataRequest quote)
                _tws.Session.TellError(quote.RequestId, 200, "No security definition");
        };

        var asking = () => _tws.Client.MarketData.QuoteAsync(Apple);

        (await asking.Should().ThrowAsync<TwsRequestException>()).Which.Error.Code.Should().Be(200);
    }

    [Test]
    public async Task QuoteAsync_RefusalAndNoDelayedData_FailsAfterTheGrace()
    {
        _tws.Answer = request =>
        {
            if (request is ReqMktDataRequest quote)
                _tws.Session.TellError(quote.RequestId, 354, "Not subscribed");
        };

        var asking = _tws.Client.MarketData.QuoteAsync(Apple);
        await FinishAsync(asking, TimeSpan.FromMilliseconds(500));

        (await asking.Awaiting(task => task).Should().ThrowAsync<TwsRequestException>()).Which.Error.Code.Should().Be(354);
    }

    [Test]
    public async Task QuoteAsync_RefusalAndThenDelayedData_IsAWarning()
    {
        _tws.Answer = request =>
        {
            if (request is not ReqMktDataRequest quote)
                return;
            _tws.Session.TellError(quote.RequestId, 354, "Not subscribed");
            TellPrices(quote.RequestId, TickType.DelayedBid, TickType.DelayedAsk, TickType.DelayedLast);
        };

        var asking = _tws.Client.MarketData.QuoteAsync(Apple);
        await FinishAsync(asking, TimeSpan.FromMilliseconds(150));
        var snapshot = await asking;

        snapshot.Quote.MarketDataType.Should().Be(MarketDataType.Delayed);
        snapshot.Warnings.Should().ContainSingle(warning => warning.Code == 354);
    }

    [Test]
    public async Task QuoteAsync_RegulatorySnapshot_EndsWithTwssEnd()
    {
        _tws.Answer = request =>
        {
            if (request is not ReqMktDataRequest { RegulatorySnapshot: true, Snapshot: true } quote)
                return;
            _tws.Session.Tell(new TickPriceMessage(quote.RequestId, TickType.Bid, 10m, 1m, TickAttrib.None));
            _tws.Session.Tell(new TickSnapshotEndMessage(quote.RequestId));
        };

        var snapshot = await _tws.Client.MarketData.QuoteAsync(Apple, regulatorySnapshot: true).WaitAsync(TwsApiFixture.Limit);

        snapshot.Complete.Should().BeTrue();
        snapshot.Quote.Bid.Should().Be(10m);
    }

    [Test]
    public async Task StreamQuotesAsync_TwoReaders_ShareOneLineUntilBothLeave()
    {
        await using (var one = Stream(Apple))
        {
            await using (var other = Stream(Apple with { Symbol = "AAPL" }))
            {
                var first = one.MoveNextAsync();
                var second = other.MoveNextAsync();
                _tws.Connection.OpenStreams.Should().Be(1);
                TellBid(10m);
                (await first).Should().BeTrue();
                (await second).Should().BeTrue();
            }
            _tws.Connection.OpenStreams.Should().Be(1);
        }
        _tws.Connection.OpenStreams.Should().Be(0);
    }

    [Test]
    public async Task StreamQuotesAsync_SlowReader_GetsTheLatestQuoteAndTheCountItMissed()
    {
        await using var stream = Stream(Apple);
        var first = stream.MoveNextAsync();
        TellBid(1m);
        await first;
        for (var bid = 2; bid <= 11; bid++)
            TellBid(bid);

        await stream.MoveNextAsync();

        var update = stream.Current.Should().BeOfType<StreamItem<Quote>.Update>().Which;
        update.Value.Bid.Should().Be(11m);
        update.Conflated.Should().Be(9);
    }

    [Test]
    public async Task StreamQuotesAsync_LateReader_GetsTheKnownQuoteAtOnce()
    {
        await using var early = Stream(Apple);
        var first = early.MoveNextAsync();
        TellBid(5m);
        await first;

        await using var late = Stream(Apple);
        await late.MoveNextAsync().AsTask().WaitAsync(TwsApiFixture.Limit);

        late.Current.Should().BeOfType<StreamItem<Quote>.Update>().Which.Value.Bid.Should().Be(5m);
    }

    [Test]
    public async Task StreamQuotesAsync_Reconnect_TellsTheGapBeforeTheNextUpdate()
    {
        await using var stream = Stream(Apple);
        var first = stream.MoveNextAsync();
        TellBid(1m);
        await first;
        TellBid(2m);

        _tws.Connection.Drop();
        _tws.Connect();
        TellBid(3m);

        await stream.MoveNextAsync();
        stream.Current.Should().BeOfType<StreamItem<Quote>.Gap>().Which.Value.Reason.Should().Be("reconnected");
        await stream.MoveNextAsync();
        stream.Current.Should().BeOfType<StreamItem<Quote>.Update>().Which.Value.Bid.Should().Be(3m);
    }

    [Test]
    public async Task StreamQuotesAsync_TwsEndsTheLine_EveryReaderFailsAndTheNextOpensAnew()
    {
        await using (var one = Stream(Apple))
        await using (var other = Stream(Apple))
        {
            var first = one.MoveNextAsync().AsTask();
            var second = other.MoveNextAsync().AsTask();
            _tws.Session.TellError(_tws.Connection.StreamId, 101, "Max number of tickers");
            await first.Awaiting(task => task).Should().ThrowAsync<TwsRequestException>();
            await second.Awaiting(task => task).Should().ThrowAsync<TwsRequestException>();
        }

        await using var next = Stream(Apple);
        var update = next.MoveNextAsync();
        TellBid(4m);
        (await update).Should().BeTrue();
    }

    [Test]
    public async Task StreamQuotesAsync_Cancelled_ClosesTheLine()
    {
        using var cancel = new CancellationTokenSource();
        await using var stream = _tws.Client.MarketData.StreamQuotesAsync(Apple, "", cancel.Token).GetAsyncEnumerator(cancel.Token);
        var next = stream.MoveNextAsync().AsTask();

        await cancel.CancelAsync();

        await next.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        _tws.Connection.OpenStreams.Should().Be(0);
    }

    private IAsyncEnumerator<StreamItem<Quote>> Stream(Contract contract) =>
        _tws.Client.MarketData.StreamQuotesAsync(contract).GetAsyncEnumerator();

    private void TellBid(decimal price) =>
        _tws.Session.Tell(new TickPriceMessage(_tws.Connection.StreamId, TickType.Bid, price, 1m, TickAttrib.None));

    private void TellPrices(int id, TickType bid = TickType.Bid, TickType ask = TickType.Ask, TickType last = TickType.Last)
    {
        _tws.Session.Tell(new TickPriceMessage(id, bid, 10m, 1m, TickAttrib.None));
        _tws.Session.Tell(new TickPriceMessage(id, ask, 11m, 1m, TickAttrib.None));
        _tws.Session.Tell(new TickPriceMessage(id, last, 10.5m, 1m, TickAttrib.None));
    }

    /// <summary>Moves the clock once the call waits for this long.</summary>
    private async Task FinishAsync(Task call, TimeSpan wait)
    {
        await Task.WhenAny(call, _tws.Clock.TimerSetAsync(wait)).WaitAsync(TwsApiFixture.Limit);
        _tws.Clock.Advance(wait);
        await ((Task)Task.WhenAny(call)).WaitAsync(TwsApiFixture.Limit);
    }
}
