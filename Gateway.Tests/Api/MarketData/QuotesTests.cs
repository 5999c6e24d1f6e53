using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Lines;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.MarketData;

namespace Gateway.Tests.Api.MarketData;

/// <summary>Lines of quotes that linger after their last reader.</summary>
[TestFixture]
public sealed class QuotesTests
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(150);
    private static readonly TickType[] Day = [TickType.Open, TickType.High, TickType.Low, TickType.Close];

    private TwsApiFixture _tws = null!;
    private LineBudget _budget = null!;
    private Quotes _quotes = null!;
    private int _linesOfTws = 100;

    [SetUp]
    public void SetUp()
    {
        _tws = new TwsApiFixture();
        _tws.Answer = request =>
        {
            if (request is not ReqMktDataRequest line)
                return;
            if (_tws.Connection.OpenStreams > _linesOfTws)
                _tws.Session.TellError(line.RequestId, 101, "Max number of tickers has been reached");
            else
                TellWhole(line.RequestId);
        };
        _budget = new LineBudget(new LineLimits { MarketData = 2 });
        _quotes = new Quotes(_tws.Connection, new TwsApiOptions { QuoteLinger = Linger }, _budget, _tws.Clock);
    }

    [TearDown]
    public async Task TearDown() => await _tws.DisposeAsync();

    [Test]
    public async Task OnceAsync_AskedAgainAndAgain_CostsTwsOneRequest()
    {
        for (var i = 0; i < 20; i++)
        {
            (await AskAsync(Stock(1))).Quote.Bid.Should().Be(10m);
            _tws.Clock.Advance(TimeSpan.FromSeconds(4));
        }

        _tws.Sent<ReqMktDataRequest>().Should().ContainSingle();
        _tws.Sent<CancelMktDataRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task OnceAsync_NobodyAsksAgain_ClosesTheLineAfterItsTime()
    {
        await AskAsync(Stock(1));

        _tws.Clock.Advance(Linger - TimeSpan.FromMilliseconds(1));
        _tws.Sent<CancelMktDataRequest>().Should().BeEmpty();
        _quotes.Count.Should().Be(1);
        _tws.Clock.Advance(TimeSpan.FromMilliseconds(1));
        _tws.Sent<CancelMktDataRequest>().Should().ContainSingle();
        _budget.Open.Lines.Should().BeEmpty();
    }

    [Test]
    public async Task OnceAsync_AskedAgain_DoesNotWaitForWhatDidNotComeTheFirstTime()
    {
        _tws.Answer = request =>
        {
            if (request is ReqMktDataRequest line)
                TellPrices(line.RequestId);
        };
        var first = AskAsync(Stock(1));
        await _tws.Clock.TimerSetAsync(Rest).WaitAsync(TwsApiFixture.Limit);
        _tws.Clock.Advance(Rest);
        await first;

        AskAsync(Stock(1)).IsCompletedSuccessfully.Should().BeTrue();
    }

    [Test]
    public async Task OnceAsync_BudgetIsFull_ClosesTheLineThatIsUnreadForLongest()
    {
        await AskAsync(Stock(1));
        await AskAsync(Stock(2));

        await AskAsync(Stock(3));

        _budget.Open.Lines.Select(line => line.Contract.ConId).Should().Equal(2, 3);
        _tws.Sent<CancelMktDataRequest>().Should().ContainSingle().Which.RequestId.Should().Be(_tws.Sent<ReqMktDataRequest>().First().RequestId);
    }

    [Test]
    public async Task Take_FiveSecondBarsNeedALine_GetThatOfAQuoteWithoutReaders()
    {
        await AskAsync(Stock(1));
        await AskAsync(Stock(2));

        using var bars = _budget.Take(StreamKind.RealTimeBars, Stock(3), () => 1);

        _quotes.Count.Should().Be(1);
    }

    [Test]
    public async Task OnceAsync_TwsHasFewerLinesThanTheBudget_GivesUpTheUnreadOneAndAsksAgain()
    {
        _linesOfTws = 1;
        await AskAsync(Stock(1));

        (await AskAsync(Stock(2))).Complete.Should().BeTrue();

        _budget.Open.Lines.Should().ContainSingle().Which.Contract.ConId.Should().Be(2);
    }

    [Test]
    public async Task OnceAsync_LineWithMoreTicksIsOpen_IsServedByIt()
    {
        await AskAsync(Stock(1), "236,101");

        (await AskAsync(Stock(1))).Complete.Should().BeTrue();
        await AskAsync(Stock(1), "101");
        await AskAsync(Stock(1), "233");

        _tws.Sent<ReqMktDataRequest>().Select(line => line.GenericTicks).Should().Equal("101,236", "233");
    }

    [Test]
    public async Task OnceAsync_NoDataCame_DoesNotKeepTheLine()
    {
        _tws.Answer = _ => { };
        var asking = AskAsync(Stock(1));
        await _tws.Clock.TimerSetAsync(TimeSpan.FromSeconds(5)).WaitAsync(TwsApiFixture.Limit);
        _tws.Clock.Advance(TimeSpan.FromSeconds(5));

        await asking.Awaiting(task => task).Should().ThrowAsync<Gateway.Tws.Session.TwsTimeoutException>();
        _quotes.Count.Should().Be(0);
    }

    [Test]
    public async Task OnceAsync_UnreadLineWasEndedByTws_OpensAnother()
    {
        await AskAsync(Stock(1));
        _tws.Session.TellError(_tws.Connection.StreamId, 200, "No security definition");

        (await AskAsync(Stock(1))).Complete.Should().BeTrue();

        _tws.Connection.OpenStreams.Should().Be(1);
        _budget.Open.Lines.Should().ContainSingle();
    }

    [Test]
    public async Task OnceAsync_ConnectionWasLost_AsksForFreshData()
    {
        await AskAsync(Stock(1));
        _tws.Connection.Drop();
        _tws.Connect();

        (await AskAsync(Stock(1))).Complete.Should().BeTrue();
        _tws.Sent<ReqMktDataRequest>().Should().ContainSingle("the line was replayed in the new session");
    }

    [Test]
    public async Task OnceAsync_DelayedData_AsksForLiveDataAgainAfterAMinute()
    {
        _tws.Answer = request =>
        {
            if (request is not ReqMktDataRequest line)
                return;
            _tws.Session.Tell(new MarketDataTypeMessage(line.RequestId, MarketDataType.Delayed));
            TellWhole(line.RequestId);
        };
        for (var i = 0; i < 21; i++)
        {
            await AskAsync(Stock(1));
            _tws.Clock.Advance(TimeSpan.FromSeconds(3));
        }
        await AskAsync(Stock(1));

        _tws.Sent<ReqMktDataRequest>().Should().HaveCount(2);
    }

    [Test]
    public async Task Type_IsChanged_ClosesTheLinesThatNobodyReads()
    {
        await AskAsync(Stock(1));

        _quotes.Type = MarketDataType.Delayed;

        _quotes.Count.Should().Be(0);
    }

    [Test]
    public async Task OnceAsync_OptionWithoutGreeks_DoesNotWaitForThem()
    {
        var option = new Contract { ConId = 7, SecType = "OPT", Exchange = "SMART", Right = "C" };

        (await AskAsync(option, greeks: false)).Complete.Should().BeTrue();

        AskAsync(option).IsCompleted.Should().BeFalse("the model's greeks usually follow at once");
    }

    private Task<QuoteSnapshot> AskAsync(Contract contract, string ticks = "", bool greeks = true) =>
        _quotes.OnceAsync(contract, ticks, greeks, timeout: null, CancellationToken.None).WaitAsync(TwsApiFixture.Limit);

    private void TellPrices(int id)
    {
        _tws.Session.Tell(new TickPriceMessage(id, TickType.Bid, 10m, 1m, TickAttrib.None));
        _tws.Session.Tell(new TickPriceMessage(id, TickType.Ask, 11m, 1m, TickAttrib.None));
        _tws.Session.Tell(new TickPriceMessage(id, TickType.Last, 10.5m, 1m, TickAttrib.None));
    }

    /// <summary>Everything that is waited for, but the greeks of an option.</summary>
    private void TellWhole(int id)
    {
        TellPrices(id);
        foreach (var tick in Day)
            _tws.Session.Tell(new TickPriceMessage(id, tick, 10m, 1m, TickAttrib.None));
        _tws.Session.Tell(new TickSizeMessage(id, TickType.Volume, 100m));
        _tws.Session.Tell(new TickSizeMessage(id, TickType.ShortableShares, 100m));
        _tws.Session.Tell(new TickSizeMessage(id, TickType.FuturesOpenInterest, 100m));
        _tws.Session.Tell(new TickStringMessage(id, TickType.RtVolume, "10;1;1;1;10;true"));
    }

    private static Contract Stock(int conId) => new() { ConId = conId, SecType = "STK", Exchange = "SMART" };
}
