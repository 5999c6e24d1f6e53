using Gateway.Trading.Policy;
using Gateway.Tws.Model;

namespace Gateway.Tests.Trading.Policy;

/// <summary>Which conditions make an order wait for a price, and which only seem to.</summary>
[TestFixture]
[Category("Unit")]
public sealed class PriceWaitTests
{
    private static readonly MarketView Market = new(Bid: 99, Ask: 101, Last: 100);

    [TestCase("BUY", true, 150, 150.0)]
    [TestCase("BUY", true, 101, null)] // the ask has come to it
    [TestCase("BUY", false, 24400, null)]
    [TestCase("SELL", false, 50, 50.0)]
    [TestCase("SELL", true, 0.01, null)]
    public void Of_PriceOfItsOwnContract_CountsWhileTheMarketIsNotThere(string action, bool isMore, decimal price, double? waits) =>
        PriceWait.Of(Order(action, Price(isMore, price)), Market).Should().Be((decimal?)waits);

    [Test]
    public void Of_AnotherConditionThatCanStartIt_IsNone() =>
        PriceWait.Of(Order("BUY", Price(true, 24400) with { IsConjunctionConnection = false }, new TimeCondition { IsMore = true }), Market).Should().BeNull();

    [Test]
    public void Of_LastJoin_IsIgnored() =>
        PriceWait.Of(Order("BUY", new MarginCondition(), Price(true, 150) with { IsConjunctionConnection = false }), Market).Should().Be(150);

    [Test]
    public void Of_OrderThatWorksOrIsCancelledByIt_IsNone()
    {
        var order = Order("BUY", Price(true, 150));

        PriceWait.Of(order with { IsWorking = true }, Market).Should().BeNull();
        PriceWait.Of(order with { Order = order.Order with { ConditionsCancelOrder = true } }, Market).Should().BeNull();
        PriceWait.Of(order, market: null).Should().BeNull();
        PriceWait.Of(Order("BUY", Price(true, 150) with { ConId = 2 }), Market).Should().BeNull();
        PriceWait.Of(Order("BUY", Price(true, 150) with { Exchange = "ODD" }), Market).Should().BeNull();
    }

    [Test]
    public void ReachOf_PricesAbove_IsTheHighest()
    {
        PriceWait.ReachOf(Order("BUY", Price(true, 150), Price(false, 900), Price(true, 120)), Market).Should().Be(150);
        PriceWait.ReachOf(Order("BUY", new PercentChangeCondition { ConId = 1, IsMore = true, ChangePercent = 100 }), Market).Should().Be(202);
    }

    private static PriceCondition Price(bool isMore, decimal price) => new() { ConId = 1, Exchange = "SMART", IsMore = isMore, Price = price };

    private static PolicyOrder Order(string action, params OrderCondition[] conditions) =>
        new(new ContractDetails { Contract = new Contract { ConId = 1, Exchange = "SMART" } }, new Order { Action = action, Conditions = conditions });
}
