using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Tools.Orders;
using Gateway.Tws.Api.MarketData;

namespace Gateway.Tests.Tools.Orders;

/// <summary>What the entry of a bracket may be, and when it fills at once.</summary>
[TestFixture]
public sealed class BracketEntryTests
{
    [TestCase(null, null, OrderKind.Market)]
    [TestCase(null, 190, OrderKind.Limit)]
    [TestCase(OrderKind.Market, null, OrderKind.Market)]
    [TestCase(OrderKind.Stop, 190, OrderKind.Stop)]
    [TestCase(OrderKind.MarketIfTouched, 190, OrderKind.MarketIfTouched)]
    public void Entry_TypeAndPrice_Agree(object? type, int? price, object kind)
    {
        var entry = BracketRules.Entry((OrderKind?)type, price);

        entry.Kind.Should().Be((OrderKind)kind);
        (entry.Kind == OrderKind.Limit ? entry.LimitPrice : entry.StopPrice).Should().Be(price);
        (entry.Kind == OrderKind.Limit ? entry.StopPrice : entry.LimitPrice).Should().BeNull();
    }

    [TestCase(OrderKind.Market, 190, "entryPrice: does not belong to entryType *; example: leave it out")]
    [TestCase(OrderKind.Limit, null, "entryPrice: is required for entryType *; example: 190")]
    public void Entry_TypeAndPrice_Disagree(object type, int? price, string message) =>
        FluentActions.Invoking(() => BracketRules.Entry((OrderKind)type, price)).Should().Throw<ToolException>().Which.Error.Message.Should().Match(message);

    [TestCase(OrderAction.Buy, null, 210, 180, true)]
    [TestCase(OrderAction.Buy, 190, 210, 180, true)]
    [TestCase(OrderAction.Buy, 180, 210, 180, false)]
    [TestCase(OrderAction.Buy, 210, 210, 180, false)]
    [TestCase(OrderAction.Buy, null, 180, 180, false)]
    [TestCase(OrderAction.Sell, 190, 180, 210, true)]
    [TestCase(OrderAction.Sell, 190, 210, 180, false)]
    [TestCase(OrderAction.Sell, 180, 180, 210, false)]
    public void CheckSides_Prices_LieAroundTheEntry(object action, int? entry, int profit, int stop, bool right)
    {
        var checking = () => BracketRules.CheckSides((OrderAction)action, entry, profit, stop);
        if (right)
            checking.Should().NotThrow();
        else
            checking.Should().Throw<ToolException>().Which.Error.Message.Should().StartWith("takeProfitPrice: must be beyond the entry");
    }

    [TestCase(OrderKind.Market, OrderAction.Buy, 0, true)]
    [TestCase(OrderKind.Limit, OrderAction.Buy, 101, true)]
    [TestCase(OrderKind.Limit, OrderAction.Buy, 100, false)]
    [TestCase(OrderKind.Limit, OrderAction.Sell, 99, true)]
    [TestCase(OrderKind.Limit, OrderAction.Sell, 100, false)]
    [TestCase(OrderKind.Stop, OrderAction.Buy, 100, true)]
    [TestCase(OrderKind.Stop, OrderAction.Buy, 101, false)]
    [TestCase(OrderKind.Stop, OrderAction.Sell, 100, true)]
    [TestCase(OrderKind.Stop, OrderAction.Sell, 99, false)]
    [TestCase(OrderKind.MarketIfTouched, OrderAction.Buy, 100, true)]
    [TestCase(OrderKind.MarketIfTouched, OrderAction.Buy, 99, false)]
    [TestCase(OrderKind.MarketIfTouched, OrderAction.Sell, 100, true)]
    [TestCase(OrderKind.MarketIfTouched, OrderAction.Sell, 101, false)]
    public void FillsAtOnce_MarketAt99To101_IsReachedOrNot(object type, object action, int price, bool fills)
    {
        var kind = (OrderKind)type;
        var entry = (kind == OrderKind.Market ? BracketRules.Entry(kind, null) : BracketRules.Entry(kind, price)) with { Action = (OrderAction)action };

        BracketRules.FillsAtOnce(entry, new Quote { Bid = 99, Ask = 101, Last = 100 }).Should().Be(fills);
        BracketRules.FillsAtOnce(entry, new Quote()).Should().Be(kind == OrderKind.Market, "without a price nothing is known to be reached");
    }
}
