using Gateway.Configuration;
using Gateway.Trading.Policy;
using Gateway.Trading.Staging;
using Gateway.Tws.Model;

namespace Gateway.Tests.Trading.Policy;

[TestFixture]
public sealed class PriceBandTests
{
    private static readonly MarketView Market = new(Bid: 99, Ask: 101, Last: 100);

    [TestCase(true, 103.02, false, TestName = "Moved_BuyUpByTheBand_IsStillGood")]
    [TestCase(true, 103.03, true, TestName = "Moved_BuyUpByMore_IsTold")]
    [TestCase(true, 50, false, TestName = "Moved_BuyDown_IsNoHarm")]
    [TestCase(false, 98.98, false, TestName = "Moved_SellDownByTheBand_IsStillGood")]
    [TestCase(false, 98.97, true, TestName = "Moved_SellDownByMore_IsTold")]
    [TestCase(false, 500, false, TestName = "Moved_SellUp_IsNoHarm")]
    public void Moved_OnOneSide_Hurts(bool buys, decimal now, bool moved) =>
        (Band(2).Moved(new ShownPrice(buys, 101), now) is not null).Should().Be(moved);

    [Test]
    public void Moved_TooFar_NamesBothPricesAndTheSetting() =>
        Band(2).Moved(new ShownPrice(Buys: true, 101), 110).Should().Be(
            "the market has moved from 101 to 110 since the order was shown, which is against it by more than 2 % (TRADING_PRICE_BAND_PERCENT).");

    [Test]
    public void Moved_Off_IsNeverTold() => Band(0).Moved(new ShownPrice(Buys: true, 1), 1000).Should().BeNull();

    [Test]
    public void Moved_NumbersAtTheEdge_AreComputed() => Band(2).Moved(new ShownPrice(Buys: true, decimal.MaxValue / 2), decimal.MaxValue).Should().NotBeNull();

    [TestCase("MKT", null, null, 101)]
    [TestCase("REL", null, null, 101)]
    [TestCase("LMT", 100, null, null)]
    [TestCase("STP", null, 100, null)]
    public void Of_OrdersThatTakeTheMarketsPrice_HaveOne(string type, int? limit, int? trigger, int? price) =>
        PriceBand.Of(new Order { Action = "BUY", OrderType = type, LmtPrice = limit, AuxPrice = trigger }, Market)?.Price.Should().Be(price);

    private static PriceBand Band(decimal percent) => new(new TradingOptions { PriceBandPercent = percent }, markets: null!);
}
