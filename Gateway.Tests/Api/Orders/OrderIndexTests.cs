using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tests.Api.Orders;

[TestFixture]
public sealed class OrderIndexTests
{
    private const int Most = 5000;

    private OrderIndex _orders = null!;

    [SetUp]
    public void SetUp() => _orders = new OrderIndex();

    [Test]
    public void Add_MoreThanAreKept_ForgetsTheOldestThatIsDone()
    {
        Enter(1, "open", "Submitted");
        Enter(2, "done", "Cancelled");
        for (var id = 3; id <= Most; id++)
            Enter(id, $"k{id}", "Cancelled");

        Enter(Most + 1, "new", "Submitted");

        _orders.Find(7, 1).Should().NotBeNull("an order that works is never forgotten");
        _orders.FindByRef("done").Should().BeNull();
        _orders.Find(7, 3).Should().NotBeNull();
        _orders.All.Should().HaveCount(Most);
    }

    [Test]
    public void Add_MoreThanAreKeptAndAllWork_ForgetsNone()
    {
        for (var id = 1; id <= Most + 1; id++)
            Enter(id, $"k{id}", "Submitted");

        _orders.All.Should().HaveCount(Most + 1);
        _orders.Find(7, 1).Should().NotBeNull();
    }

    [Test]
    public void Remove_OrderThatWasNotSent_IsFoundByNothing()
    {
        var slot = Enter(1, "k", "");

        _orders.Remove(slot);

        _orders.Find(7, 1).Should().BeNull();
        _orders.FindByRef("k").Should().BeNull();
        _orders.All.Should().BeEmpty();
    }

    [Test]
    public void Locate_IdOfAnOrderWithAnotherPermId_IsAnotherOrder()
    {
        var old = Enter(1, "k", "Submitted", permId: 41);

        _orders.Locate(7, 1, permId: 41, "k").Should().BeSameAs(old);
        _orders.Locate(7, 1, permId: 42, "k").Should().NotBeSameAs(old, "TWS's ids began anew");
    }

    [Test]
    public void Doubled_TwoLiveOrdersOfOneKey_AreToldIfOneIsOurs()
    {
        Enter(1, "theirs", "Submitted", permId: 41);
        Enter(2, "theirs", "Submitted", permId: 42);
        Enter(3, "ours", "Submitted", permId: 43).Asked = (OrderOrigin.None, DateTimeOffset.UnixEpoch);
        Enter(4, "ours", "Submitted", permId: 44);

        _orders.Doubled().Should().ContainSingle().Which.Should().BeEquivalentTo(new DoubledKey("ours", [43, 44]));
    }

    private OrderSlot Enter(int orderId, string orderRef, string status, long? permId = null)
    {
        var slot = _orders.Add();
        slot.Entry = new OrderEntry
        {
            OrderId = orderId,
            ClientId = 7,
            PermId = permId,
            Status = status,
            Order = new Order { OrderRef = orderRef },
            Knowledge = OrderKnowledge.Known,
        };
        _orders.Enter(slot);
        return slot;
    }
}
