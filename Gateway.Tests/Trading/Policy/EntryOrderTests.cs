using Gateway.Trading.Policy;
using Gateway.Tws.Model;

namespace Gateway.Tests.Trading.Policy;

/// <summary>Which children only close what their parent trades.</summary>
[TestFixture]
[Category("Unit")]
public sealed class EntryOrderTests
{
    private static readonly Contract Apple = new() { ConId = 1, SecType = "STK" };
    private static readonly EntryOrder Parent = new(Apple, new Order { Action = "BUY", TotalQuantity = 100 });
    private static readonly Order Exit = new() { Action = "SELL", TotalQuantity = 100 };

    [Test]
    public void IsClosedBy_SameContractOtherSideNotLarger_IsAnExit() => Parent.IsClosedBy(Apple, Exit).Should().BeTrue();

    [Test]
    public void IsClosedBy_AnotherContract_IsNone()
    {
        Parent.IsClosedBy(Apple with { ConId = 2 }, Exit).Should().BeFalse();
        Parent.IsClosedBy(Apple with { SecType = "BAG" }, Exit).Should().BeFalse();
    }

    [Test]
    public void IsClosedBy_AnotherSideOrSize_IsNone()
    {
        Parent.IsClosedBy(Apple, Exit with { Action = "BUY" }).Should().BeFalse();
        Parent.IsClosedBy(Apple, Exit with { TotalQuantity = 101 }).Should().BeFalse();
        Parent.IsClosedBy(Apple, Exit with { TotalQuantity = null, CashQty = 1_000_000 }).Should().BeFalse("money is no size");
        (Parent with { Order = Parent.Order with { TotalQuantity = null, CashQty = 100 } }).IsClosedBy(Apple, Exit).Should().BeFalse();
        Parent.IsClosedBy(Apple, Exit with { HedgeType = "P" }).Should().BeFalse();
    }

    [Test]
    public void IsClosedBy_ParentThatEnded_CountsWhatItTraded()
    {
        (Parent with { IsDone = true, Filled = 10 }).IsClosedBy(Apple, Exit).Should().BeFalse();
        (Parent with { IsDone = true, Filled = 100 }).IsClosedBy(Apple, Exit).Should().BeTrue();
    }

    [Test]
    public void IsClosedBy_ChildOfAChildOrOneOfSeveral_IsNone()
    {
        (Parent with { Order = Parent.Order with { ParentId = 7 } }).IsClosedBy(Apple, Exit).Should().BeFalse();
        (Parent with { IsClosedByOthers = true }).IsClosedBy(Apple, Exit).Should().BeFalse();
    }
}
