using Gateway.Tests.Support;
using Gateway.Tws.Api.History;
using Gateway.Tws.Messages.History;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.History;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.History;

/// <summary>Ticks, histograms, schedules and head timestamps without a socket.</summary>
[TestFixture]
public sealed class HistoricalTicksTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 14, 15, 0, 0, TimeSpan.Zero);
    private static readonly HistoricalTicksQuery Query = new(new Contract { ConId = 265598, Exchange = "SMART" }, null, Now, Count: 3);

    private TwsApiFixture _tws = null!;

    [SetUp]
    public void SetUp() => _tws = new TwsApiFixture();

    [TearDown]
    public async Task TearDown() => await _tws.DisposeAsync();

    [Test]
    public async Task TicksAsync_TwoMessages_EndsWithTheOneThatSaysSo()
    {
        _tws.Answer = request =>
        {
            if (request is not ReqHistoricalTicksRequest ticks)
                return;
            _tws.Session.Tell(new HistoricalTicksLastMessage(ticks.RequestId, [Trade(1), Trade(2)], Done: false));
            _tws.Session.Tell(new HistoricalTicksLastMessage(ticks.RequestId, [Trade(3)], Done: true));
        };

        var answer = await _tws.Client.History.TicksAsync(Query).WaitAsync(TwsApiFixture.Limit);

        answer.Trades.Should().Equal(Trade(1), Trade(2), Trade(3));
        answer.Count.Should().Be(3);
        var sent = _tws.Sent<ReqHistoricalTicksRequest>().Should().ContainSingle().Subject;
        (sent.Start, sent.End, sent.NumberOfTicks, sent.WhatToShow).Should().Be(("", "20260914-15:00:00", 3, "TRADES"));
    }

    [Test]
    public async Task TicksAsync_SameQueryWithin15Seconds_GoesUpOnce()
    {
        _tws.Answer = request =>
        {
            if (request is ReqHistoricalTicksRequest ticks)
                _tws.Session.Tell(new HistoricalTicksMessage(ticks.RequestId, [], Done: true));
        };

        await _tws.Client.History.TicksAsync(Query).WaitAsync(TwsApiFixture.Limit);
        (await _tws.Client.History.TicksAsync(Query with { }).WaitAsync(TwsApiFixture.Limit)).Count.Should().Be(0);

        _tws.Sent<ReqHistoricalTicksRequest>().Should().ContainSingle();
    }

    [Test]
    public async Task TicksAsync_BothOrNoneOfTheMoments_IsRefusedBeforeAnythingIsSent()
    {
        foreach (var wrong in new[] { Query with { End = null }, Query with { Start = Now }, Query with { Count = 0 }, Query with { Count = 1001 } })
            await _tws.Client.History.Awaiting(history => history.TicksAsync(wrong)).Should().ThrowAsync<ArgumentException>();

        _tws.Sent<ReqHistoricalTicksRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task TicksAsync_Refused_FailsWithTwsError()
    {
        _tws.Answer = request =>
        {
            if (request is ReqHistoricalTicksRequest ticks)
                _tws.Session.TellError(ticks.RequestId, 10187, "Failed to request historical ticks");
        };

        (await _tws.Client.History.Awaiting(history => history.TicksAsync(Query)).Should().ThrowAsync<TwsRequestException>())
            .Which.Error.Code.Should().Be(10187);
    }

    [Test]
    public async Task HistogramAsync_Answer_IsGivenAsItIs()
    {
        HistogramEntry[] entries = [new(230.1m, 1000), new(230.2m, 12.5m)];
        _tws.Answer = request =>
        {
            if (request is ReqHistogramDataRequest { Period: "3 days", UseRth: false } histogram)
                _tws.Session.Tell(new HistogramDataMessage(histogram.RequestId, entries));
        };

        (await _tws.Client.History.HistogramAsync(Query.Contract, "3 days", useRth: false).WaitAsync(TwsApiFixture.Limit)).Should().Equal(entries);
    }

    [Test]
    public async Task ScheduleAsync_TimesWithADash_AreInTheNamedZone()
    {
        _tws.Answer = request =>
        {
            if (request is ReqHistoricalDataRequest { WhatToShow: "SCHEDULE", Duration: "2 D", BarSize: "1 day" } schedule)
                _tws.Session.Tell(new HistoricalScheduleMessage(
                    schedule.RequestId, "20260911-09:30:00", "20260914-16:00:00", "US/Eastern", [new("20260914-09:30:00", "20260914-16:00:00", "20260914")]));
        };

        var schedule = await _tws.Client.History.ScheduleAsync(Query.Contract, 2).WaitAsync(TwsApiFixture.Limit);

        schedule.TimeZone.Should().Be("US/Eastern");
        schedule.Sessions.Should().Equal(new TradingScheduleSession(
            new DateTimeOffset(2026, 9, 14, 13, 30, 0, TimeSpan.Zero), new DateTimeOffset(2026, 9, 14, 20, 0, 0, TimeSpan.Zero), new DateOnly(2026, 9, 14)));
    }

    private static HistoricalTickLast Trade(int second) => new(Now.AddSeconds(second), false, false, 230.5m, 100, "NASDAQ", "");
}
