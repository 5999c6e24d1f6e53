using Gateway.Trading.Policy;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tests.Trading.Policy;

[TestFixture]
[Category("Unit")]
public sealed class TradingBookTests
{
    private static readonly Contract Apple = new() { ConId = 1, Symbol = "AAPL", SecType = "STK" };
    private static readonly Contract Microsoft = new() { ConId = 2, Symbol = "MSFT", SecType = "STK" };

    private static readonly Contract Pair = new()
    {
        SecType = "BAG",
        ComboLegs = [new ComboLeg { ConId = 1, Ratio = 1, Action = "BUY" }, new ComboLeg { ConId = 2, Ratio = 2, Action = "SELL" }],
    };

    [Test]
    public void PositionsOf_OpenOrders_CountOnTheirSide()
    {
        var book = Book(Open(Apple, "BUY", 30, filled: 10), Open(Apple, "SELL", 5), Open(Microsoft, "BUY", 99), Open(Apple, "BUY", 7, account: "DU2"));

        Only(book.PositionsOf(Placing("BUY"), 10, [])).Should().Be(new PositionView("AAPL", 100, OpenBuys: 20, OpenSells: 5, Change: 10));
        Only(book.PositionsOf(Placing("SELL"), 10, [])).Should().Be(new PositionView("AAPL", 100, OpenBuys: 20, OpenSells: 5, Change: -10));
    }

    [Test]
    public void PositionsOf_OrdersThatExcludeEachOther_CountOnce()
    {
        var book = Book(Open(Apple, "SELL", 40, group: "g"), Open(Apple, "SELL", 60, group: "g"), Open(Apple, "SELL", 5));

        Only(book.PositionsOf(Placing("SELL"), 10, [])).OpenSells.Should().Be(65);
        Only(book.PositionsOf(Placing("SELL", group: "g"), 10, [])).OpenSells.Should().Be(5, "the order is of that group itself");
    }

    [Test]
    public void PositionsOf_ExitsOfAnEntryThatWaits_CannotTrade() =>
        Only(Book(Open(Apple, "BUY", 50, id: 7), Open(Apple, "SELL", 50, parent: 7)).PositionsOf(Placing("SELL"), 10, [])).OpenSells.Should().Be(0);

    [Test]
    public void PositionsOf_Combination_IsSeenByItsLegs()
    {
        var positions = Book(Open(Pair, "BUY", 3)).PositionsOf(new PolicyOrder(new ContractDetails { Contract = Pair }, Placing("SELL").Order) { Accounts = ["DU1"] }, 2, []);

        positions.Should().Equal(
            new PositionView("conId 1", 100, OpenBuys: 3, OpenSells: 0, Change: -2), new PositionView("conId 2", 0, OpenBuys: 0, OpenSells: 6, Change: 4));
        positions[0].IsReduced.Should().BeTrue();
        positions[1].IsReduced.Should().BeFalse();
    }

    [Test]
    public void PositionsOf_OrdersOnTheirWay_Count()
    {
        var pending = new[] { new PendingOrder(Placing("BUY"), 0, isNew: true, default), new PendingOrder(Placing("BUY", group: "g"), 0, isNew: true, default) };

        Only(Book().PositionsOf(Placing("BUY"), 10, pending)).OpenBuys.Should().Be(20);
        Only(Book().PositionsOf(Placing("BUY", group: "g"), 10, pending)).OpenBuys.Should().Be(10);
    }

    [Test]
    public void PositionsOf_ChangesOnTheirWay_CountWhatTheyAdd()
    {
        var listed = Open(Apple, "BUY", 30, id: 7);
        var changed = Placing("BUY");
        changed = changed with { Order = changed.Order with { OrderId = 7, ClientId = listed.ClientId ?? 0, TotalQuantity = 50 }, Before = listed.Order };
        var change = new PendingOrder(changed, 0, isNew: false, default);
        var book = Book(listed with { ClientId = listed.ClientId ?? 0 });

        Only(book.PositionsOf(Placing("BUY"), 10, [change])).OpenBuys.Should().Be(50);
        book.Lists(change).Should().BeFalse();
        change.IsOf(changed).Should().BeTrue("a change of the same order takes its place");
        Book(Open(Apple, "BUY", 50, id: 7) with { ClientId = listed.ClientId ?? 0 }).Lists(change).Should().BeTrue();
    }

    [Test]
    public void PositionsOf_ChangedOrder_DoesNotCountItself()
    {
        var working = Open(Apple, "BUY", 30, id: 7);
        var change = Placing("BUY") with { Before = working.Order, Order = working.Order with { TotalQuantity = 50 } };

        Only(Book(working).PositionsOf(change, 50, [])).OpenBuys.Should().Be(0);
        Book(working).CountOf(change, []).Should().Be(0);
        Book(working).CountOf(Placing("BUY"), []).Should().Be(1);
    }

    [Test]
    public void PositionsOf_OrderMadeByHandInTws_CountsAgainstANewOrder()
    {
        var byHand = Open(Apple, "BUY", 30) with { ClientId = 0 };

        Only(Book(byHand).PositionsOf(Placing("BUY"), 10, [])).OpenBuys.Should().Be(30);
        Book(byHand).CountOf(Placing("BUY"), []).Should().Be(1);
    }

    [Test]
    public void PositionsOf_ExitsOfAnEntryThatIsPartlyFilled_CloseWhatItHasNotClosed() => Only(
        Book(Open(Apple, "BUY", 50, id: 7, filled: 30), Open(Apple, "SELL", 50, filled: 20, parent: 7)).PositionsOf(Placing("SELL"), 10, []))
        .OpenSells.Should().Be(10);

    [TestCase(100, -100, 0, true)]
    [TestCase(100, -101, 0, false)]
    [TestCase(100, -60, 50, false)]
    [TestCase(-100, 40, 60, true)]
    [TestCase(0, -10, 0, false)]
    [TestCase(100, 10, 0, false)]
    public void IsReduced_Change_ClosesAndNeverReverses(int held, int change, int open, bool reduced) =>
        new PositionView("AAPL", held, open, open, change).IsReduced.Should().Be(reduced);

    private static PositionView Only(IReadOnlyList<PositionView> positions) => positions.Should().ContainSingle().Subject;

    private static TradingBook Book(params OrderEntry[] open) => new(open, [new Position("DU1", Apple, 100, null), new Position("DU2", Apple, 900, null)]);

    private static PolicyOrder Placing(string action, string group = "") => new(
        new ContractDetails { Contract = Apple }, new Order { Action = action, TotalQuantity = 10, OrderType = "MKT", Account = "DU1", OcaGroup = group })
    {
        Accounts = ["DU1"],
    };

    private static OrderEntry Open(
        Contract contract, string action, decimal quantity, decimal filled = 0, string group = "", int id = 0, int parent = 0, string account = "DU1") => new()
        {
            OrderId = id,
            ClientId = 1,
            PermId = id == 0 ? quantity.GetHashCode() : id,
            Contract = contract,
            Order = new Order { OrderId = id, ClientId = 1, Action = action, TotalQuantity = quantity, Account = account, OcaGroup = group, ParentId = parent },
            Filled = filled,
            Remaining = quantity - filled,
            Status = "Submitted",
        };
}
