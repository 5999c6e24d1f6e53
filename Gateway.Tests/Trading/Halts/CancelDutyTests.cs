using Gateway.Configuration;
using Gateway.Tests.Api.Orders;
using Gateway.Tests.Support;
using Gateway.Trading;
using Gateway.Trading.Halts;
using Gateway.Tws.Api.Orders;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Trading.Halts;

/// <summary>What a halt says of the orders that it cancels.</summary>
[TestFixture]
public sealed class CancelDutyTests : OrdersTestBase
{
    private TradingStore _store = null!;
    private CancelDuty _duty = null!;

    [SetUp]
    public void Begin()
    {
        _store = new TradingStore(new TradingOptions { DataDirectory = TradingOptions.InMemory });
        _duty = new CancelDuty(Tws.Client, _store, Tws.Clock, NullLogger<CancelDuty>.Instance);
        TakeOrders();
    }

    [TearDown]
    public void End() => _store.Dispose();

    [Test]
    public async Task Progress_WorkingOrder_IsOpenUntilItsEnd()
    {
        var id = await PlaceAsync();
        _duty.Begin(allClients: false);

        _duty.Progress.Should().Match<CancelProgress>(now => now.Open.Count == 1 && now.Open[0].OrderId == id && now.Cancelled.Count == 0 && !now.IsQuiet);
        TellStatus(id, "Cancelled");

        _duty.Progress.Should().Match<CancelProgress>(now => now.Open.Count == 0 && now.Cancelled.Count == 1 && now.Cancelled[0] == id);
    }

    [Test]
    public async Task Progress_OrderThatTwsDoesNotHave_IsNeitherOpenNorCancelled()
    {
        var id = await PlaceAsync();
        _duty.Begin(allClients: false);
        Tws.Answer = _ => { };

        await Tws.Client.Orders.ReconcileAsync().WaitAsync(TwsApiFixture.Limit);
        Tws.Clock.Advance(TimeSpan.FromSeconds(5));
        await Tws.Client.Orders.ReconcileAsync().WaitAsync(TwsApiFixture.Limit);

        OrderJudge.PhaseOf(Tws.Client.Orders.Find(id)!).Should().Be(OrderPhase.NotFound);
        _duty.Progress.Should().Match<CancelProgress>(now => now.Open.Count == 0 && now.Cancelled.Count == 0);
    }

    [Test]
    public async Task Progress_OrderThatFilledMeanwhile_IsNotCalledCancelled()
    {
        var id = await PlaceAsync();
        _duty.Begin(allClients: false);

        TellStatus(id, "Filled", filled: 100, remaining: 0, price: 10);

        _duty.Progress.Should().Match<CancelProgress>(now => now.Open.Count == 0 && now.Cancelled.Count == 0);
    }

    [Test]
    public void Progress_NothingToCancel_IsQuiet()
    {
        _duty.Progress.Should().Be(CancelProgress.Nothing);
        _duty.MarkDone();
        _duty.IsDone.Should().BeFalse("there was nothing to do");
    }

    private async Task<int> PlaceAsync() => (await Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait).WaitAsync(TwsApiFixture.Limit)).OrderId;
}
