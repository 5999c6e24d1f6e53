using Gateway.Handlers;
using Gateway.Instruments.Times;
using Gateway.Tools.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tests.Tools.Orders;

/// <summary>A change that contradicts itself, or the order, is refused by the name of the field that does.</summary>
[TestFixture]
[Category("Unit")]
public sealed class OrderChangeTests
{
    private static readonly OrderChange Change = new();
    private static readonly Order Limit = Of("LMT") with { LmtPrice = 10 };
    private static readonly Order Trail = Of("TRAIL") with { AuxPrice = 2 };

    private static IEnumerable<TestCaseData> Checked()
    {
        yield return Case("quantity: is required", Change);
        yield return Case("goodTillDate: is required for tif GTD", Change with { Tif = TimeInForce.UntilDate });
        yield return Case("goodTillDate: belongs to tif GTD only, not to DAY", Change with { Tif = TimeInForce.Day, GoodTillDate = Date });
        yield return Case("auxPrice: is another name for trailAmount", Change with { AuxPrice = 1, TrailAmount = 2 });
        yield return Case(null, Change with { AuxPrice = 1, TrailAmount = 1 });
        yield return Case(null, Change with { GoodTillDate = Date });
        yield return Case(null, Change with { Tif = TimeInForce.UntilDate, GoodTillDate = Date });
    }

    private static IEnumerable<TestCaseData> Named()
    {
        yield return Case("limitOffset: belongs to TRAIL LIMIT", Change with { LimitOffset = 1 }, Limit);
        yield return Case("stopPrice: does not belong to a LMT order", Change with { StopPrice = 1 }, Limit);
        yield return Case("offset: does not belong to a LMT order", Change with { Offset = 1 }, Limit);
        yield return Case("auxPrice: is another name for stopPrice", Change with { StopPrice = 1, AuxPrice = 2 }, Of("STP"));
        yield return Case("auxPrice: is another name for offset", Change with { Offset = 1, AuxPrice = 2 }, Of("REL"));
        yield return Case("trailStopPrice: is another name for stopPrice", Change with { StopPrice = 1, TrailStopPrice = 2 }, Trail);
        yield return Case(null, Change with { StopPrice = 1 }, Trail);
    }

    private static IEnumerable<TestCaseData> Typed()
    {
        yield return Case("quantity: cannot be changed in an order by money", Change with { Quantity = 5 }, Of("MKT") with { CashQty = 1000 });
        yield return Case("trailStopPrice: does not belong to a LMT order", Change with { TrailStopPrice = 5 }, Limit);
        yield return Case(
            "limitPrice: does not go with limitOffset, which the order has (0.5)", Change with { LimitPrice = 5 },
            Of("TRAIL LIMIT") with { AuxPrice = 2, LmtPriceOffset = 0.5m });
        yield return Case(null, Change with { Quantity = 5, TrailStopPrice = 5 }, Of("A TYPE OF ITS OWN"));
        yield return Case(null, Change with { Quantity = 5 }, Limit);
    }

    private static MomentInput Date => MomentInput.Parse("2026-12-01");

    [TestCaseSource(nameof(Checked))]
    public void Check_Change_NamesTheFieldThatIsWrong(string? message, object change) => Expect(message, () => ((OrderChange)change).Check());

    [TestCaseSource(nameof(Named))]
    public void For_Order_NamesTheFieldThatIsWrong(string? message, object change, Order order) => Expect(message, () => ((OrderChange)change).For(order));

    [TestCaseSource(nameof(Typed))]
    public void CheckType_Order_NamesTheFieldThatIsWrong(string? message, object change, Order order) =>
        Expect(message, () => ((OrderChange)change).CheckType(order));

    [Test]
    public void Of_TrailingOrder_AnAmountTakesThePlaceOfAPercentageAndTheOtherWayRound()
    {
        (Change with { TrailPercent = 5 }).Of(Trail).Should().Match<Order>(order => order.TrailingPercent == 5 && order.AuxPrice == null);
        (Change with { TrailAmount = 3 }).Of(Trail with { AuxPrice = null, TrailingPercent = 5 })
            .Should().Match<Order>(order => order.TrailingPercent == null && order.AuxPrice == 3);
    }

    [Test]
    public void Of_LimitAndItsDistance_ExcludeEachOther()
    {
        var order = Of("TRAIL LIMIT") with { AuxPrice = 2, LmtPriceOffset = 0.5m };

        (Change with { LimitPrice = 9 }).Of(order).Should().Match<Order>(now => now.LmtPrice == 9 && now.LmtPriceOffset == null);
        (Change with { LimitOffset = 1 }).Of(order with { LmtPrice = 9 }).Should().Match<Order>(now => now.LmtPrice == null && now.LmtPriceOffset == 1);
    }

    private static void Expect(string? message, Action act)
    {
        if (message is null)
            act.Should().NotThrow();
        else
            act.Should().Throw<ToolException>().Which.Error.Message.Should().StartWith(message);
    }

    private static TestCaseData Case(string? message, params object[] rest) =>
        new TestCaseData([message, .. rest]).SetArgDisplayNames(message ?? "nothing is wrong", string.Join(" ", rest.OfType<Order>().Select(order => order.OrderType)));

    private static Order Of(string type) => new() { Action = "BUY", OrderType = type, TotalQuantity = 10 };
}
