using Gateway.Configuration;
using Gateway.Tests.Api.Orders;
using Gateway.Tests.Support;
using Gateway.Trading;
using Gateway.Trading.Halts;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Orders;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Trading.Halts;

[TestFixture]
public sealed class CancelLoopTests : OrdersTestBase
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<int, int> _atTws = [];

    /// <summary>Orders that no cancel reaches.</summary>
    private readonly HashSet<int> _deaf = [];

    private TradingStore _store = null!;
    private CancelDuty _duty = null!;
    private CancelLoop _loop = null!;

    [SetUp]
    public void Begin()
    {
        _atTws.Clear();
        _deaf.Clear();
        _store = new TradingStore(new TradingOptions { DataDirectory = TradingOptions.InMemory });
        _duty = new CancelDuty(Tws.Client, _store, Tws.Clock, NullLogger<CancelDuty>.Instance);
        _loop = new CancelLoop(_duty, Tws.Client, Tws.Clock);
        Tws.Answer = Answer;
    }

    [TearDown]
    public async Task End()
    {
        await _loop.StopAsync(CancellationToken.None).PromptlyAsync("the end of the loop");
        _loop.Dispose();
        _store.Dispose();
    }

    [Test]
    public async Task Duty_OwnOrders_AreCancelledOneByOneAndOthersStay()
    {
        Have(own: [1, 2], others: [50]);
        await StartAsync(allClients: false);
        await DoneAsync();
        Tws.Sent<CancelOrderRequest>().Select(cancel => cancel.OrderId).Order().Should().Equal(1, 2);
        Tws.Sent<ReqGlobalCancelRequest>().Should().BeEmpty();
        _duty.Progress.Cancelled.Should().Equal(1, 2);
        _duty.Progress.Others.Should().ContainSingle().Which.OrderId.Should().Be(50);
    }

    [Test]
    public async Task Duty_AllClients_CancelsEverythingAtOnceAndLeavesOthersAloneAfterwards()
    {
        Have(own: [1], others: [50]);
        await StartAsync(allClients: true);
        await DoneAsync();
        _atTws.Should().BeEmpty();
        var sent = Tws.Sent<ReqGlobalCancelRequest>().Count();
        Have(own: [], others: [51]);
        await PassManyAsync(TimeSpan.FromMinutes(1));
        Tws.Sent<ReqGlobalCancelRequest>().Should().HaveCount(sent, "a person may be closing positions by hand");
        _atTws.Should().ContainKey(51);
    }

    [Test]
    public async Task Duty_ManyOrdersOfThisClientAlone_TakeOneRequest()
    {
        Have(own: [.. Enumerable.Range(1, 500)], others: []);
        await StartAsync(allClients: false);
        await DoneAsync();
        Tws.Sent<ReqGlobalCancelRequest>().Should().ContainSingle();
        Tws.Sent<CancelOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task Duty_ListDoesNotEnd_CancelsGlobally()
    {
        Tws.EndsLists = false;
        Have(own: [1], others: []);
        await StartAsync(allClients: false);
        await UntilAsync(() => Tws.Sent<ReqGlobalCancelRequest>().Any());
        _duty.IsDone.Should().BeFalse();
        _duty.Progress.Problem.Should().Contain("did not list");
        Tws.EndsLists = true;
        await DoneAsync();
        _duty.Progress.Problem.Should().BeNull();
    }

    [Test]
    public async Task Duty_TwsIsAway_WaitsAndCancelsWhenItIsBack()
    {
        Have(own: [1], others: []);
        Tws.Connection.Drop();
        await StartAsync(allClients: false);
        await UntilAsync(() => _duty.Progress.Problem is not null);
        _duty.Progress.Problem.Should().Contain("cancelled when TWS is back");
        _duty.Progress.IsQuiet.Should().BeFalse();
        Tws.Connect();
        await DoneAsync();
        Tws.Sent<CancelOrderRequest>().Should().ContainSingle();
    }

    [Test]
    public async Task Duty_OrderTurnsUpAfterTheEnd_IsCancelledToo()
    {
        await StartAsync(allClients: false);
        await DoneAsync();
        Have(own: [9], others: []);
        Tell(9, 7, "Submitted");
        await UntilAsync(() => !_atTws.ContainsKey(9));
        Tws.Sent<CancelOrderRequest>().Should().ContainSingle().Which.OrderId.Should().Be(9);
    }

    [Test]
    public async Task Duty_OrderThatTwsKeepsUntransmitted_IsCancelledThoughNoListHasIt()
    {
        var placing = Tws.Client.Orders.PlaceAsync(Apple, Limit with { Transmit = false }, Wait);
        await UntilAsync(() => placing.IsCompleted);
        var id = (await placing.PromptlyAsync("the order")).OrderId;
        _atTws.Clear();
        await StartAsync(allClients: false);
        await DoneAsync();
        Tws.Sent<CancelOrderRequest>().Should().Contain(cancel => cancel.OrderId == id);
        _duty.Progress.Cancelled.Should().Equal(id);
    }

    [Test]
    public async Task Duty_IsEnded_LeavesLaterOrdersAlone()
    {
        Have(own: [1], others: []);
        await StartAsync(allClients: false);
        await DoneAsync();
        _duty.End().Cancelled.Should().Equal(1);
        Have(own: [2], others: []);
        Tell(2, 7, "Submitted");
        await PassManyAsync(TimeSpan.FromMinutes(1));
        _atTws.Should().ContainKey(2);
    }

    [Test]
    public async Task Duty_EmptyLists_ProveNothingBeforeThreeSecondsHavePassed()
    {
        var before = Tws.Sent<ReqAllOpenOrdersRequest>().Count();
        await StartAsync(allClients: false);

        await PassInStepsAsync(CancelLoop.Proof - TimeSpan.FromSeconds(1));

        Tws.Sent<ReqAllOpenOrdersRequest>().Count().Should().BeGreaterThanOrEqualTo(before + 3, "several lists are empty by now");
        _duty.IsDone.Should().BeFalse("what an old connection still had in it may yet arrive");
        await DoneAsync();
    }

    [Test]
    public async Task Duty_AllClientsAndOneOrderStays_GoesOn()
    {
        Have(own: [], others: [50]);
        _deaf.Add(50);
        await StartAsync(allClients: true);

        await PassInStepsAsync(CancelLoop.Proof + TimeSpan.FromSeconds(2));

        _duty.IsDone.Should().BeFalse();
        _deaf.Clear();
        await DoneAsync();
        _atTws.Should().BeEmpty();
    }

    private void Have(int[] own, int[] others)
    {
        foreach (var id in own)
            _atTws[id] = 7;
        foreach (var id in others)
            _atTws[id] = 4;
    }

    private async Task StartAsync(bool allClients)
    {
        await _loop.StartAsync(CancellationToken.None);
        _duty.Begin(allClients);
    }

    private Task DoneAsync() => UntilAsync(() => _duty.IsDone);

    /// <summary>Moves the clock until the loop has got there.</summary>
    private async Task UntilAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TwsApiFixture.Limit);
        while (!condition())
        {
            Tws.Clock.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, deadline.Token);
        }
    }

    /// <summary>Moves the clock a quarter of a second at a time, each time when the loop waits again: it never lags behind.</summary>
    private async Task PassInStepsAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += Step)
        {
            await WaitsAsync();
            Tws.Clock.Advance(Step);
        }
        await WaitsAsync();

        Task WaitsAsync() =>
            Tws.Clock.TimerSetAsync(left => left > TimeSpan.Zero && left <= TimeSpan.FromSeconds(1)).PromptlyAsync("the next pause of the loop");
    }

    private async Task PassManyAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            Tws.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    private void Answer(ITwsRequest request)
    {
        switch (request)
        {
            case ReqAllOpenOrdersRequest:
                foreach (var (id, client) in _atTws.ToList())
                    Tell(id, client, "Submitted");
                break;
            case CancelOrderRequest cancel:
                Cancel(cancel.OrderId, 7);
                break;
            case ReqGlobalCancelRequest:
                foreach (var (id, client) in _atTws.ToList())
                    Cancel(id, client);
                break;
        }
    }

    private void Tell(int id, int client, string status) => Tws.Session.Tell(new OpenOrderMessage(
        id, Apple, Limit with { OrderId = id, ClientId = client, PermId = 900 + id, OrderRef = $"r{id}" }, new OrderState { Status = status }));

    private void Cancel(int id, int client)
    {
        if (_deaf.Contains(id))
            return;
        _atTws.Remove(id);
        Tws.Session.Tell(new OrderStatusMessage(id, "Cancelled", 0, 100, 0, 900 + id, 0, 0, client, "", null));
    }
}
