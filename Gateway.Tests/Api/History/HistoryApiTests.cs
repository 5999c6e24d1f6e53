using Gateway.Tests.Support;
using Gateway.Tws.Api.History;
using Gateway.Tws.Messages.History;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.History;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.History;

[TestFixture]
public sealed class HistoryApiTests
{
    private static readonly HistoricalQuery Query = new(new Contract { ConId = 265598, Exchange = "SMART" }, "1 D", "1 hour");

    private TwsApiFixture _tws = null!;

    [SetUp]
    public void SetUp() => _tws = new TwsApiFixture { };

    [TearDown]
    public async Task TearDown() => await _tws.DisposeAsync();

    [Test]
    public async Task BarsAsync_TwsSendsBarsAndEnd_GivesBothExactly()
    {
        _tws.Answer = request => AnswerBars(request, withEnd: true, new Bar
        {
            Time = "1767623400",
            Open = 1.1m,
            High = 1.3m,
            Low = 1.0m,
            Close = 1.2m,
            Volume = 100.5m,
            Wap = 1.15m,
            Count = 7,
        });

        var bars = await _tws.Client.History.BarsAsync(Query).WaitAsync(TwsApiFixture.Limit);

        bars.Bars.Should().Equal(new HistoricalBar(
            DateTimeOffset.FromUnixTimeSeconds(1767623400), null, "1767623400", 1.1m, 1.3m, 1.0m, 1.2m, 100.5m, 1.15m, 7));
        bars.TimeZone.Should().Be("US/Eastern");
        bars.Start.Should().Be(new DateTimeOffset(2026, 1, 5, 14, 30, 0, TimeSpan.Zero));
    }

    [Test]
    public async Task BarsAsync_OlderServer_EndsWithTheBars()
    {
        _tws.Connection.Drop();
        _tws.Connect(serverVersion: 187);
        _tws.Answer = request => AnswerBars(request, withEnd: false, new Bar { Time = "20260105", Open = 1, High = 1, Low = 1, Close = 1, Volume = -1, Count = -1 });

        var bars = await _tws.Client.History.BarsAsync(Query).WaitAsync(TwsApiFixture.Limit);

        bars.Bars.Should().Equal(new HistoricalBar(null, new DateOnly(2026, 1, 5), "20260105", 1, 1, 1, 1, null, null, null));
    }

    [Test]
    public async Task BarsAsync_SameQueryWithin15Seconds_GoesUpOnce()
    {
        _tws.Answer = request => AnswerBars(request, withEnd: true);
        await _tws.Client.History.BarsAsync(Query).WaitAsync(TwsApiFixture.Limit);
        await _tws.Client.History.BarsAsync(Query with { }).WaitAsync(TwsApiFixture.Limit);
        _tws.Sent<ReqHistoricalDataRequest>().Should().ContainSingle();

        _tws.Clock.Advance(TimeSpan.FromSeconds(15));
        await _tws.Client.History.BarsAsync(Query).WaitAsync(TwsApiFixture.Limit);

        _tws.Sent<ReqHistoricalDataRequest>().Should().HaveCount(2);
    }

    [Test]
    public async Task BarsAsync_OneOfTwoCallersGivesUp_TheOtherGetsTheBars()
    {
        using var cancel = new CancellationTokenSource();
        var one = _tws.Client.History.BarsAsync(Query, cancel.Token);
        var other = _tws.Client.History.BarsAsync(Query);
        var request = await _tws.Session.SentAsync<ReqHistoricalDataRequest>();

        await cancel.CancelAsync();
        AnswerBars(request, withEnd: true);

        await one.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        (await other.WaitAsync(TwsApiFixture.Limit)).Bars.Should().BeEmpty();
    }

    [Test]
    public async Task BarsAsync_Refused_FailsWithTwsError()
    {
        _tws.Answer = request =>
        {
            if (request is ReqHistoricalDataRequest history)
                _tws.Session.TellError(history.RequestId, 162, "Historical Market Data Service error message: no data");
        };

        var asking = () => _tws.Client.History.BarsAsync(Query);

        (await asking.Should().ThrowAsync<TwsRequestException>()).Which.Error.Code.Should().Be(162);
    }

    [Test]
    public async Task BarsAsync_NoEnd_TimesOutAndWithdraws()
    {
        var asking = _tws.Client.History.BarsAsync(Query);
        await _tws.Clock.TimerSetAsync(TimeSpan.FromSeconds(60)).WaitAsync(TwsApiFixture.Limit);
        _tws.Clock.Advance(TimeSpan.FromSeconds(60));

        await asking.Awaiting(task => task).Should().ThrowAsync<TwsTimeoutException>();
        await _tws.Session.SentAsync<CancelHistoricalDataRequest>();
    }

    [Test]
    public async Task HeadTimestampAsync_EpochText_IsATime()
    {
        _tws.Answer = request =>
        {
            if (request is ReqHeadTimestampRequest head)
                _tws.Session.Tell(new HeadTimestampMessage(head.RequestId, "345479400"));
        };

        (await _tws.Client.History.HeadTimestampAsync(Query.Contract).WaitAsync(TwsApiFixture.Limit))
            .Should().Be(DateTimeOffset.FromUnixTimeSeconds(345479400));
    }

    private void AnswerBars(Gateway.Tws.Requests.ITwsRequest request, bool withEnd, params Bar[] bars)
    {
        if (request is not ReqHistoricalDataRequest history)
            return;
        const string Start = "20260105 09:30:00 US/Eastern";
        _tws.Session.Tell(new HistoricalDataMessage(history.RequestId, withEnd ? "" : Start, withEnd ? "" : Start, bars));
        if (withEnd)
            _tws.Session.Tell(new HistoricalDataEndMessage(history.RequestId, Start, Start));
    }
}
