using Gateway.Configuration;
using Gateway.Trading.Policy;

namespace Gateway.Tests.Trading.Policy;

/// <summary>The collar of prices, at its edges.</summary>
[TestFixture]
[Category("Unit")]
public sealed class PriceCollarTests
{
    private static readonly OrderFacts Order = new()
    {
        Buys = true,
        Terms = new OrderTerms(OrderStyle.Direct),
        Quantity = 10,
        Market = new MarketView(Bid: 99, Ask: 101, Last: 100),
        Tick = 0.01m,
    };

    // The band of 10 % reaches from the ask of 101 to 111.1, and from the bid of 99 to 89.1.
    [TestCase(true, 111.1, null)]
    [TestCase(true, 111.11, nameof(PolicyOptions.PriceCollarPercent))]
    [TestCase(true, 0.01, null)]
    [TestCase(false, 89.1, null)]
    [TestCase(false, 89.09, nameof(PolicyOptions.PriceCollarPercent))]
    [TestCase(false, 9000, null)]
    public void Judge_Limit_IsHeldAgainstTheSideThatHurts(bool buys, decimal limit, string? denied) =>
        Collar(buys, new OrderTerms(OrderStyle.Direct, limit)).Should().Be(denied);

    // A buy stop waits above the market, a sell stop below.
    [TestCase(true, 101.01, null)]
    [TestCase(true, 100.5, null)] // the last has not reached it
    [TestCase(true, 100, nameof(PolicyOptions.PriceCollarPercent))]
    [TestCase(true, 50, nameof(PolicyOptions.PriceCollarPercent))]
    [TestCase(true, 5000, null)]
    [TestCase(false, 98.99, null)]
    [TestCase(false, 100, nameof(PolicyOptions.PriceCollarPercent))]
    [TestCase(false, 300, nameof(PolicyOptions.PriceCollarPercent))]
    [TestCase(false, 1, null)]
    public void Judge_Stop_MustNotTriggerAtOnce(bool buys, decimal trigger, string? denied) =>
        Collar(buys, new OrderTerms(OrderStyle.Stop, Trigger: trigger)).Should().Be(denied);

    [TestCase(true, 200, 220, null)]
    [TestCase(true, 200, 220.01, nameof(PolicyOptions.PriceCollarPercent))]
    [TestCase(false, 50, 45, null)]
    [TestCase(false, 50, 44.99, nameof(PolicyOptions.PriceCollarPercent))]
    public void Judge_StopLimit_IsHeldAgainstItsTrigger(bool buys, decimal trigger, decimal limit, string? denied) =>
        Collar(buys, new OrderTerms(OrderStyle.Stop, limit, trigger)).Should().Be(denied);

    [TestCase(true, 111.1, null)]
    [TestCase(true, 111.11, nameof(PolicyOptions.PriceCollarPercent))]
    [TestCase(false, 89.09, nameof(PolicyOptions.PriceCollarPercent))]
    [TestCase(false, 200, null)]
    public void Judge_Touch_IsAPriceLikeALimit(bool buys, decimal trigger, string? denied) =>
        Collar(buys, new OrderTerms(OrderStyle.Touch, Trigger: trigger)).Should().Be(denied);

    [TestCase(9, null)]
    [TestCase(11, nameof(PolicyOptions.PriceCollarPercent))]
    public void Judge_TrailingLimit_IsNotFarFromItsStop(decimal gap, string? denied) =>
        Collar(buys: false, new OrderTerms(OrderStyle.Stop, Gap: gap)).Should().Be(denied);

    [Test]
    public void Judge_CheapOption_MayMoveTwoSteps()
    {
        var cheap = Order with { Market = new MarketView(0.04m, 0.05m, null), Tick = 0.05m };

        Denied(cheap with { Terms = new OrderTerms(OrderStyle.Direct, 0.15m) }).Should().BeNull();
        Denied(cheap with { Terms = new OrderTerms(OrderStyle.Direct, 0.2m) }).Should().NotBeNull();
    }

    [Test]
    public void Judge_CombinationAroundZero_HasABandOfItsLegs()
    {
        var spread = Order with { Market = new MarketView(-0.5m, 0.5m, null, Gross: 40) };

        Denied(spread with { Terms = new OrderTerms(OrderStyle.Direct, 4.5m) }).Should().BeNull();
        Denied(spread with { Terms = new OrderTerms(OrderStyle.Direct, 4.51m) }).Should().NotBeNull();
    }

    [Test]
    public void Judge_OrderThatWaitsForAPrice_IsHeldAgainstIt()
    {
        Denied(Order with { WaitsFor = 200, Terms = new OrderTerms(OrderStyle.Direct, 220) }).Should().BeNull();
        Denied(Order with { WaitsFor = 200, Terms = new OrderTerms(OrderStyle.Direct, 220.01m) }).Should().NotBeNull();
        Denied(Order with { WaitsFor = 1, Terms = new OrderTerms(OrderStyle.Direct, 111.1m) }).Should().BeNull("the worse of both holds");
    }

    [Test]
    public void Judge_PricesThatComeLater_AreHeldToo()
    {
        var stop = new OrderTerms(OrderStyle.Stop, Trigger: 120);

        Denied(Order with { Terms = stop with { AdjustedStop = 90, AdjustedLimit = 99999 } }).Should().NotBeNull();
        Denied(Order with { Terms = stop with { AdjustedStop = 200, AdjustedLimit = 220 } }).Should().BeNull();
        Denied(Order with { Terms = new OrderTerms(OrderStyle.Direct) { Start = 112 } }).Should().NotBeNull();
        Denied(Order with { Terms = new OrderTerms(OrderStyle.Direct, Gap: 11) }).Should().NotBeNull();
    }

    [Test]
    public void Judge_LegPrice_IsHeldAgainstItsLeg()
    {
        var leg = new LegPrice("AAPL", Buys: true, Price: 111.11m, new MarketView(99, 101, 100));

        Denied(Order with { LegPrices = [leg] }).Should().NotBeNull();
        Denied(Order with { LegPrices = [leg with { Price = 111.1m }] }).Should().BeNull();
        Denied(Order with { LegPrices = [leg with { Buys = false, Price = 89 }] }).Should().NotBeNull();
    }

    private static string? Collar(bool buys, OrderTerms terms) => Denied(Order with { Buys = buys, Terms = terms });

    private static string? Denied(OrderFacts order) =>
        PolicyJudge.Judge(order, new PolicyLimits(PolicyOptions.Unlimited with { PriceCollarPercent = 10 }, TokenName: null), new PolicyTally())?.Limit;
}
