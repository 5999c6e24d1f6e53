using Gateway.Trading.Policy;
using Gateway.Tws.Model;

namespace Gateway.Tests.Trading.Policy;

[TestFixture]
[Category("Unit")]
public sealed class OrderTermsTests
{
    private static readonly Order Buy = new() { Action = "BUY", LmtPrice = 100, AuxPrice = 5, TrailStopPrice = 90 };

    [TestCase("MKT", OrderStyle.Direct, null, null)]
    [TestCase("LMT", OrderStyle.Direct, 100, null)]
    [TestCase("LOC", OrderStyle.Direct, 100, null)]
    [TestCase("REL", OrderStyle.Direct, 100, null)]
    [TestCase("STP", OrderStyle.Stop, null, 5)]
    [TestCase("STP PRT", OrderStyle.Stop, null, 5)]
    [TestCase("STP LMT", OrderStyle.Stop, 100, 5)]
    [TestCase("MIT", OrderStyle.Touch, null, 5)]
    [TestCase("LIT", OrderStyle.Touch, 100, 5)]
    [TestCase("TRAIL", OrderStyle.Stop, null, 90)]
    [TestCase("TRAIL LIMIT", OrderStyle.Stop, 100, 90)]
    [TestCase("TRAIL MIT", OrderStyle.Touch, null, 90)]
    [TestCase("TRAIL LIT", OrderStyle.Touch, 100, 90)]
    public void Of_Type_HasItsPrices(string type, object style, double? limit, double? trigger)
    {
        var order = type == "MKT" ? Buy with { OrderType = type, LmtPrice = null } : Buy with { OrderType = type };

        OrderTerms.Of(order).Should().Be(
            new OrderTerms((OrderStyle)style, (decimal?)limit, (decimal?)trigger) { Follows = type == "TRAIL LIT" });
    }

    [Test]
    public void Of_CapOfZero_IsNone() => OrderTerms.Of(Buy with { OrderType = "REL", LmtPrice = 0 }).Limit.Should().BeNull();

    [Test]
    public void Of_PeggedToABenchmark_BeginsAtItsStartingPriceAndHasNoCap()
    {
        var terms = OrderTerms.Of(Buy with { OrderType = "PEG BENCH", LmtPrice = null, StartingPrice = 95, PeggedChangeAmount = 7 });

        terms.Should().Be(new OrderTerms(OrderStyle.Direct, Gap: 7) { Start = 95 });
        OrderTerms.Of(Buy with { OrderType = "PEG STK", LmtPrice = null, StartingPrice = 95 }).Limit.Should().BeNull();
    }

    [TestCase("BUY", 100, 95, 100)]
    [TestCase("BUY", 100, 105, 105)]
    [TestCase("SELL", 100, 95, 95)]
    [TestCase("SELL", 100, 105, 100)]
    [TestCase("BUY", 100, null, 100)]
    [TestCase("BUY", null, 95, 95)]
    [TestCase("BUY", 0, 95, 95)]
    [TestCase("BUY", null, null, null)]
    public void Of_PeggedToAStock_BeginsAtTheWorseOfItsPrices(string action, int? limit, int? start, int? expected) =>
        OrderTerms.Of(Buy with { Action = action, OrderType = "PEG STK", LmtPrice = limit, StartingPrice = start }).Start.Should().Be(expected);

    [TestCase("BUY", 92)]
    [TestCase("SELL", 88)]
    public void Of_LimitAtADistance_LiesOnTheSideThatTrades(string action, decimal limit)
    {
        foreach (var type in new[] { "TRAIL LIMIT", "TRAIL LIT" })
            OrderTerms.Of(Buy with { Action = action, OrderType = type, LmtPrice = null, LmtPriceOffset = 2 }).Limit.Should().Be(limit);
    }

    [Test]
    public void Of_SeveralOffsets_CountsTheLargest()
    {
        var pegged = Buy with { OrderType = "PEG BEST", LmtPrice = null, AuxPrice = 0, CompeteAgainstBestOffset = 3, MidOffsetAtWhole = -5, MidOffsetAtHalf = 4 };

        OrderTerms.Of(pegged).Gap.Should().Be(5);
        OrderTerms.Of(pegged with { DiscretionaryAmt = 9 }).Gap.Should().Be(9);
    }

    [TestCase("REL", 1e12)]
    [TestCase("REL", -40)]
    [TestCase("PEG MID", 30)]
    [TestCase("SNAP MKT", 30)]
    public void Of_OffsetWithoutACap_IsADistance(string type, decimal offset)
    {
        OrderTerms.Of(Buy with { OrderType = type, LmtPrice = null, AuxPrice = offset }).Gap.Should().Be(Math.Abs(offset));
        OrderTerms.Of(Buy with { OrderType = type, LmtPrice = 100, AuxPrice = offset }).Gap.Should().BeNull("the cap bounds it");
    }

    [Test]
    public void Of_Adjustment_HasThePricesThatComeLater() =>
        OrderTerms.Of(Buy with { OrderType = "STP", AdjustedOrderType = "STP LMT", AdjustedStopPrice = 120, AdjustedStopLimitPrice = 130 })
            .Should().Be(new OrderTerms(OrderStyle.Stop, Trigger: 5) { AdjustedStop = 120, AdjustedLimit = 130 });

    [TestCase("BUY", 103)]
    [TestCase("SELL", 97)]
    public void Of_DiscretionaryAmount_MovesTheWorstPrice(string action, decimal limit) =>
        OrderTerms.Of(Buy with { Action = action, OrderType = "LMT", DiscretionaryAmt = 3 }).Limit.Should().Be(limit);

    [TestCase("BUY", 92)]
    [TestCase("SELL", 88)]
    public void Of_LimitAtADistance_LiesBeyondTheStop(string action, decimal limit) =>
        OrderTerms.Of(Buy with { Action = action, OrderType = "TRAIL LIMIT", LmtPrice = null, LmtPriceOffset = 2 })
            .Should().Be(new OrderTerms(OrderStyle.Stop, limit, 90, Gap: 2));
}
