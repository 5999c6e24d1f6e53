using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Accounts;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.Accounts;

/// <summary>TWS gives market values to one account at a time: who has it, who goes another way, and who waits.</summary>
[TestFixture]
public sealed class AccountStreamsTests
{
    private static readonly Contract Apple = new() { ConId = 265598, Symbol = "AAPL" };

    private TwsApiFixture _tws = null!;
    private CancellationTokenSource _stop = null!;

    [SetUp]
    public void SetUp()
    {
        _tws = new TwsApiFixture();
        _stop = new CancellationTokenSource();
    }

    [TearDown]
    public async Task TearDown()
    {
        await _stop.CancelAsync();
        _stop.Dispose();
        await _tws.DisposeAsync();
    }

    [Test]
    public async Task StreamAccountAsync_EachChange_GivesTheWholeAccount()
    {
        await using var stream = Stream("DU1");
        var first = stream.MoveNextAsync().AsTask();
        Load("DU1");
        await first.WaitAsync(TwsApiFixture.Limit);
        _tws.Session.Tell(new AccountValueMessage("NetLiquidation", "2000", "USD", "DU1"));
        _tws.Session.Tell(new AccountUpdateTimeMessage("10:31"));

        await stream.MoveNextAsync().AsTask().WaitAsync(TwsApiFixture.Limit);

        var account = Value(stream);
        account.Complete.Should().BeTrue();
        account.Values.Should().Equal(new AccountValue("NetLiquidation", "2000", "USD"));
        account.Portfolio.Should().ContainSingle().Which.MarketPrice.Should().Be(150m);
        account.UpdateTime.Should().Be("10:31");
    }

    [Test]
    public async Task StreamAccountAsync_KeysWithTheLedgersPrefix_AreReadWithoutIt()
    {
        await using var stream = Stream("DU1");
        var first = stream.MoveNextAsync().AsTask();
        Load("DU1");
        await first.WaitAsync(TwsApiFixture.Limit);
        _tws.Session.Tell(new AccountValueMessage("AccruedCash", "1500", "USD", "DU1"));
        _tws.Session.Tell(new AccountValueMessage("$LEDGER-AccruedCash", "1000", "USD", "DU1"));
        _tws.Session.Tell(new AccountValueMessage("$LEDGER-ExchangeRate", "1.1", "EUR", "DU1"));
        _tws.Session.Tell(new AccountUpdateTimeMessage("10:31"));

        await stream.MoveNextAsync().AsTask().WaitAsync(TwsApiFixture.Limit);

        Value(stream).Values.Should().Contain(new AccountValue("AccruedCash", "1500", "USD"))
            .And.Contain(new AccountValue("AccruedCash", "1000", "USD", IsLedger: true))
            .And.Contain(new AccountValue("ExchangeRate", "1.1", "EUR", IsLedger: true));
    }

    [Test]
    public async Task AccountUpdatesAsync_AccountIsStreamed_TakesItFromTheStreamAndLeavesItOpen()
    {
        await using var stream = Stream("DU1");
        var first = stream.MoveNextAsync().AsTask();
        Load("DU1");
        await first.WaitAsync(TwsApiFixture.Limit);

        (await _tws.Client.Accounts.AccountUpdatesAsync("DU1").WaitAsync(TwsApiFixture.Limit)).Complete.Should().BeTrue();

        _tws.Sent<ReqAccountUpdatesRequest>().Should().Equal(new ReqAccountUpdatesRequest(true, "DU1"));
    }

    [Test]
    public async Task AccountUpdatesAsync_AnotherAccountIsStreamed_GoesByTheRequestsForMany()
    {
        await using var stream = Stream("DU1");
        var first = stream.MoveNextAsync().AsTask();
        Load("DU1");
        await first.WaitAsync(TwsApiFixture.Limit);
        _tws.Answer = request =>
        {
            if (request is ReqPositionsMultiRequest positions)
            {
                _tws.Session.Tell(new PositionMultiMessage(positions.RequestId, "DU2", Apple, 10m, 140m, ""));
                _tws.Session.Tell(new PositionMultiEndMessage(positions.RequestId));
            }
            if (request is ReqAccountUpdatesMultiRequest values)
            {
                _tws.Session.Tell(new AccountUpdateMultiMessage(values.RequestId, "DU2", "", "NetLiquidation", "7", "USD"));
                _tws.Session.Tell(new AccountUpdateMultiEndMessage(values.RequestId));
            }
        };

        var other = await _tws.Client.Accounts.AccountUpdatesAsync("DU2").WaitAsync(TwsApiFixture.Limit);

        other.Should().BeEquivalentTo(new AccountUpdates(
            "DU2", [new AccountValue("NetLiquidation", "7", "USD")], [new PortfolioItem(Apple, 10m, null, null, 140m, null, null)], "", true));
        _tws.Sent<ReqAccountUpdatesRequest>().Should().ContainSingle("the stream of the first account goes on");
        _tws.Sent<CancelAccountUpdatesMultiRequest>().Should().ContainSingle();
        _tws.Sent<CancelPositionsMultiRequest>().Should().ContainSingle();
    }

    [Test]
    public async Task StreamAccountAsync_AfterTheFirstLeft_HasMarketValues()
    {
        var first = Stream("DU1");
        var loading = first.MoveNextAsync().AsTask();
        Load("DU1");
        await loading.WaitAsync(TwsApiFixture.Limit);
        await first.DisposeAsync();

        await using var second = Stream("DU2");
        var next = second.MoveNextAsync().AsTask();
        Load("DU2");
        await next.WaitAsync(TwsApiFixture.Limit);

        Value(second).Portfolio.Should().ContainSingle().Which.MarketPrice.Should().Be(150m);
        _tws.Sent<ReqAccountUpdatesRequest>().Select(sent => (sent.Subscribe, sent.Account)).Should().Equal((true, "DU1"), (false, "DU1"), (true, "DU2"));
    }

    [Test]
    public async Task StreamAccountAsync_Reconnect_TellsAGapAndLoadsAnew()
    {
        await using var stream = Stream("DU1");
        var first = stream.MoveNextAsync().AsTask();
        Load("DU1");
        await first.WaitAsync(TwsApiFixture.Limit);
        _tws.Connection.Drop();
        _tws.Connect();

        await stream.MoveNextAsync().AsTask().WaitAsync(TwsApiFixture.Limit);
        stream.Current.Should().BeOfType<StreamItem<AccountUpdates>.Gap>();
        _tws.Session.Tell(new AccountValueMessage("NetLiquidation", "1", "USD", "DU1"));
        await stream.MoveNextAsync().AsTask().WaitAsync(TwsApiFixture.Limit);

        Value(stream).Should().BeEquivalentTo(new { Complete = false, Portfolio = Array.Empty<PortfolioItem>() });
    }

    [Test]
    public async Task StreamAccountAsync_TakenOver_EndsInsteadOfStandingStill()
    {
        await using var stream = Stream("DU1");
        var first = stream.MoveNextAsync().AsTask();
        Load("DU1");
        await first.WaitAsync(TwsApiFixture.Limit);

        _tws.Session.TellError(-1, 321, "about something else");
        _tws.Session.TellError(-1, 2100, "taken over");

        (await FluentActions.Awaiting(() => stream.MoveNextAsync().AsTask().WaitAsync(TwsApiFixture.Limit)).Should().ThrowAsync<TwsRequestException>())
            .Which.Error.Code.Should().Be(2100);
    }

    [Test]
    public async Task AccountUpdatesAsync_SessionEnds_FailsWithTheReason()
    {
        var asking = _tws.Client.Accounts.AccountUpdatesAsync("DU1");

        _tws.Connection.Drop("pulled the plug");

        (await asking.Awaiting(task => task.WaitAsync(TwsApiFixture.Limit)).Should().ThrowAsync<TwsDisconnectedException>()).WithMessage("*pulled the plug*");
    }

    [Test]
    public async Task AccountUpdatesAsync_NoEnd_IsIncompleteAtTheDeadline()
    {
        await using var stream = Stream("DU1");
        var first = stream.MoveNextAsync().AsTask();
        _tws.Session.Tell(new AccountValueMessage("NetLiquidation", "1", "USD", "DU1"));
        await first.WaitAsync(TwsApiFixture.Limit);
        var asking = _tws.Client.Accounts.AccountUpdatesAsync("DU1");
        await _tws.Clock.TimerSetAsync(TimeSpan.FromSeconds(10)).WaitAsync(TwsApiFixture.Limit);
        _tws.Clock.Advance(TimeSpan.FromSeconds(10));

        (await asking.WaitAsync(TwsApiFixture.Limit)).Should().BeEquivalentTo(new { Complete = false, Values = new[] { new { Value = "1" } } });
    }

    private IAsyncEnumerator<StreamItem<AccountUpdates>> Stream(string account) =>
        _tws.Client.Accounts.StreamAccountAsync(account, _stop.Token).GetAsyncEnumerator(CancellationToken.None);

    private static AccountUpdates Value(IAsyncEnumerator<StreamItem<AccountUpdates>> stream) =>
        stream.Current.Should().BeOfType<StreamItem<AccountUpdates>.Update>().Which.Value;

    private void Load(string account)
    {
        _tws.Session.Tell(new AccountValueMessage("NetLiquidation", "1000", "USD", account));
        _tws.Session.Tell(new PortfolioValueMessage(Apple, 10m, 150m, 1500m, 140m, 100m, 0m, account));
        _tws.Session.Tell(new AccountDownloadEndMessage(account));
    }
}
