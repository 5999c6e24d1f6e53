using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.Orders;

/// <summary>What is left of a bracket that was cut on its way is cancelled by the client that sent it: TWS knows its ids from no other.</summary>
[TestFixture]
[Category("Unit")]
public sealed class OrderDoubtsTests
{
    private static readonly Contract Apple = new() { ConId = 265598, SecType = "STK", Exchange = "SMART", Symbol = "AAPL" };

    private readonly ManualTimeProvider _clock = new();
    private int _clientId;
    private OrderCache _cache = null!;
    private OrderDoubts _doubts = null!;

    [SetUp]
    public void SetUp()
    {
        _clientId = 7;
        _cache = new OrderCache(() => _clientId, _ => { }, _clock);
        _doubts = new OrderDoubts(_cache, () => _clientId, new TwsApiOptions(), _clock);
    }

    [Test]
    public void Cut_BracketOfThisClient_IsListedTheParentFirst()
    {
        SendCut(12, 11);

        _doubts.Cut().Select(order => order.OrderId).Should().Equal(11, 12);
        _doubts.HasAny().Should().BeTrue();
    }

    [Test]
    public void Cut_BracketOfAnotherClientId_IsLeftAlone()
    {
        SendCut(11);

        _clientId = 8;

        _doubts.Cut().Should().BeEmpty("id 11 may be another order of client 8");
    }

    [Test]
    public void Cut_OrderThatItsCallerKeptBack_IsNoneOfThem()
    {
        SendCut(Order(11) with { Transmit = false }, 11);

        _doubts.Cut().Should().BeEmpty();
    }

    private void SendCut(params int[] ids)
    {
        foreach (var id in ids)
            SendCut(Order(id), id);
    }

    /// <summary>An order is written that waits for the rest of its bracket, and the connection ends with it.</summary>
    private void SendCut(Order asked, int id)
    {
        NewOrder[] orders = [new(Apple, Order(id) with { Transmit = false }, asked)];
        using var withdrawal = new CancellationTokenSource();
        var sent = new SentOrders(_cache, () => _clientId, _clock);
        sent.Begin(orders, OrderOrigin.None, withdrawal);
        sent.Complete(orders, WriteOutcome.Uncertain);
    }

    private static Order Order(int id) => new() { OrderId = id, ClientId = 7, OrderRef = $"ref-{id}", Action = "BUY", TotalQuantity = 1, OrderType = "LMT", LmtPrice = 10 };
}
