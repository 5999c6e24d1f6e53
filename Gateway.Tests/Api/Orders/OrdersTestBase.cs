using Gateway.Tests.Support;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Orders;

namespace Gateway.Tests.Api.Orders;

/// <summary>What the tests of orders share: a client, an order, and TWS's words on it.</summary>
public abstract class OrdersTestBase
{
    private protected static readonly Contract Apple = new() { ConId = 265598, SecType = "STK", Exchange = "SMART", Symbol = "AAPL" };

    private protected static readonly Order Limit = new()
    {
        Action = "BUY",
        TotalQuantity = 100,
        OrderType = "LMT",
        LmtPrice = 10,
        Tif = "DAY",
        Account = "DU1",
        OrderRef = "ref-1",
    };

    private protected static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);

    private protected TwsApiFixture Tws { get; private set; } = null!;

    [SetUp]
    public async Task SetUpAsync()
    {
        Tws = new TwsApiFixture();
        await Tws.Client.Orders.Reconciled.WaitAsync(TwsApiFixture.Limit);
    }

    [TearDown]
    public async Task TearDown() => await Tws.DisposeAsync();

    private protected void TellStatus(int orderId, string status, decimal filled = 0, decimal remaining = 100, decimal price = 0) =>
        Tws.Session.Tell(new OrderStatusMessage(orderId, status, filled, remaining, price, 900 + orderId, 0, price, 7, "", null));

    private protected void TellOpen(int orderId, Order order, string status) => Tws.Session.Tell(new OpenOrderMessage(
        orderId, Apple, order with { OrderId = orderId, ClientId = 7, PermId = 900 + orderId }, new OrderState { Status = status }));

    /// <summary>TWS takes every order at once.</summary>
    private protected void TakeOrders() => Tws.Answer = request =>
    {
        if (request is not PlaceOrderRequest place)
            return;
        TellOpen(place.OrderId, place.Order, "Submitted");
        TellStatus(place.OrderId, "Submitted");
    };

    private protected async Task PassAsync(TimeSpan time)
    {
        await Tws.Clock.TimerSetAsync(time).WaitAsync(TwsApiFixture.Limit);
        Tws.Clock.Advance(time);
    }

    /// <summary>Waits until an order is in a phase.</summary>
    private protected async Task UntilAsync(int id, OrderPhase phase)
    {
        var there = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Tws.Client.Orders.OrderChanged += Look;
        if (Tws.Client.Orders.Find(id) is { } now)
            Look(now);
        await there.Task.WaitAsync(TwsApiFixture.Limit);
        Tws.Client.Orders.OrderChanged -= Look;

        void Look(OrderEntry entry)
        {
            if (entry.OrderId == id && OrderJudge.PhaseOf(entry) == phase)
                there.TrySetResult();
        }
    }
}
