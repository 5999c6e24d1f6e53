using Gateway.Tests.Support;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Accounts;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.Accounts;

[TestFixture]
public sealed class AccountsApiTests
{
    private static readonly Contract Apple = new() { ConId = 265598, Symbol = "AAPL" };

    private TwsApiFixture _tws = null!;

    [SetUp]
    public void SetUp() => _tws = new TwsApiFixture();

    [TearDown]
    public async Task TearDown() => await _tws.DisposeAsync();

    [Test]
    public async Task PositionsAsync_AChangeWhileTheListComes_CountsOnce()
    {
        _tws.Answer = request =>
        {
            if (request is not ReqPositionsRequest)
                return;
            _tws.Session.Tell(new PositionMessage("DU1", Apple, 100m, 150m));
            _tws.Session.Tell(new PositionMessage("DU1", Apple, 120m, 151m));
            _tws.Session.Tell(new PositionEndMessage());
        };

        var positions = await _tws.Client.Accounts.PositionsAsync().WaitAsync(TwsApiFixture.Limit);

        positions.Complete.Should().BeTrue();
        positions.Items.Should().Equal(new Position("DU1", Apple, 120m, 151m));
        _tws.Sent<CancelPositionsRequest>().Should().ContainSingle();
    }

    [Test]
    public async Task PositionsAsync_NoEnd_IsIncomplete()
    {
        _tws.Answer = request =>
        {
            if (request is ReqPositionsRequest)
                _tws.Session.Tell(new PositionMessage("DU1", Apple, 100m, 150m));
        };

        var asking = _tws.Client.Accounts.PositionsAsync();
        await _tws.Clock.TimerSetAsync(TimeSpan.FromSeconds(10)).WaitAsync(TwsApiFixture.Limit);
        _tws.Clock.Advance(TimeSpan.FromSeconds(10));

        (await asking.WaitAsync(TwsApiFixture.Limit)).Complete.Should().BeFalse();
    }

    [Test]
    public async Task SummaryAsync_ThreeAtOnce_TheThirdWaitsForItsTurn()
    {
        List<ReqAccountSummaryRequest> open = [];
        _tws.Answer = request =>
        {
            if (request is ReqAccountSummaryRequest summary)
                lock (open)
                    open.Add(summary);
        };
        var calls = Enumerable.Range(0, 3).Select(i => _tws.Client.Accounts.SummaryAsync("All", $"Tag{i}")).ToList();
        open.Should().HaveCount(2);

        _tws.Answer = request =>
        {
            if (request is ReqAccountSummaryRequest third)
                _tws.Session.Tell(new AccountSummaryEndMessage(third.RequestId));
        };
        _tws.Session.Tell(new AccountSummaryMessage(open[0].RequestId, "DU1", "Tag0", "1.5", "USD"));
        _tws.Session.Tell(new AccountSummaryEndMessage(open[0].RequestId));

        (await calls[0].WaitAsync(TwsApiFixture.Limit)).Items.Should().Equal(new AccountSummaryValue("DU1", "Tag0", "1.5", "USD"));
        (await calls[2].WaitAsync(TwsApiFixture.Limit)).Complete.Should().BeTrue();
        _tws.Session.Tell(new AccountSummaryEndMessage(open[1].RequestId));
        await calls[1].WaitAsync(TwsApiFixture.Limit);
    }

    [Test]
    public async Task AccountUpdatesAsync_UntilTheEnd_GathersAndUnsubscribes()
    {
        _tws.Answer = request =>
        {
            if (request is not ReqAccountUpdatesRequest { Subscribe: true })
                return;
            _tws.Session.Tell(new AccountValueMessage("NetLiquidation", "1000", "USD", "DU1"));
            _tws.Session.Tell(new AccountValueMessage("NetLiquidation", "9", "USD", "DU2"));
            _tws.Session.Tell(new AccountDownloadEndMessage("DU1"));
        };

        var updates = await _tws.Client.Accounts.AccountUpdatesAsync("DU1").WaitAsync(TwsApiFixture.Limit);

        updates.Complete.Should().BeTrue();
        updates.Values.Should().Equal(new AccountValue("NetLiquidation", "1000", "USD"));
        _tws.Sent<ReqAccountUpdatesRequest>().Select(sent => sent.Subscribe).Should().Equal(true, false);
    }

    [Test]
    public async Task PnLAsync_FirstMessage_IsTheAnswerAndEndsTheSubscription()
    {
        _tws.Answer = request =>
        {
            if (request is ReqPnLRequest pnl)
                _tws.Session.Tell(new PnLMessage(pnl.RequestId, 12.5m, null, 3m));
        };

        (await _tws.Client.Accounts.PnLAsync("DU1").WaitAsync(TwsApiFixture.Limit)).Should().Be(new AccountPnL(12.5m, null, 3m));
        _tws.Sent<CancelPnLRequest>().Should().ContainSingle();
    }

    [Test]
    public async Task PnLSingleAsync_SessionEnds_FailsWithTheReason()
    {
        var asking = _tws.Client.Accounts.PnLSingleAsync("DU1", "", 265598);

        _tws.Connection.Drop("pulled the plug");

        (await asking.Awaiting(task => task).Should().ThrowAsync<TwsDisconnectedException>()).WithMessage("*pulled the plug*");
    }
}
