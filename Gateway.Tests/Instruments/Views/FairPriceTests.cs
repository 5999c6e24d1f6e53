using Gateway.Instruments.Views;
using Gateway.Tws.Api.MarketData;
using QuoteView = Gateway.Instruments.Views.QuoteView;

namespace Gateway.Tests.Instruments.Views;

[TestFixture]
public sealed class FairPriceTests
{
    [TestCase(10.5, 10.0, 9.0, 11.0, 8.0, 10.5, "Mark", TestName = "Of_MarkPriceTold_IsIt")]
    [TestCase(null, 10.0, 9.0, 11.0, 8.0, 10.0, "Last", TestName = "Of_LastBetweenBidAndAsk_IsTheLast")]
    [TestCase(null, 8.5, 9.0, 11.0, 8.0, 9.0, "Bid", TestName = "Of_LastBelowTheBid_IsTheBid")]
    [TestCase(null, 11.5, 9.0, 11.0, 8.0, 11.0, "Ask", TestName = "Of_LastAboveTheAsk_IsTheAsk")]
    [TestCase(null, 11.5, null, 11.0, 8.0, 11.0, "Ask", TestName = "Of_NoBid_LastIsStillHeldToTheAsk")]
    [TestCase(null, 10.0, null, null, 8.0, 10.0, "Last", TestName = "Of_NeitherBidNorAsk_IsTheLast")]
    [TestCase(null, 20.0, 12.0, 11.0, 8.0, 20.0, "Last", TestName = "Of_CrossedQuote_IsTheLast")]
    [TestCase(null, null, 9.0, 12.0, 8.0, 10.5, "Middle", TestName = "Of_NothingTraded_IsTheMiddle")]
    [TestCase(null, null, 9.0, null, 8.0, 8.0, "Close", TestName = "Of_OneSideOnly_IsTheClose")]
    [TestCase(null, null, null, null, 8.0, 8.0, "Close", TestName = "Of_CloseOnly_IsIt")]
    [TestCase(null, -0.4, -0.6, -0.5, null, -0.5, "Ask", TestName = "Of_CombinationBelowZero_IsHeldToItsQuote")]
    public void Of(double? mark, double? last, double? bid, double? ask, double? close, double expected, string source)
    {
        var price = FairPrice.Of(new Quote { MarkPrice = Money(mark), Last = Money(last), Bid = Money(bid), Ask = Money(ask), Close = Money(close) });

        price.Should().Be(new FairPrice((decimal)expected, Enum.Parse<PriceSource>(source)));
        FairPrice.Of(new QuoteView { MarkPrice = Money(mark), Last = Money(last), Bid = Money(bid), Ask = Money(ask), Close = Money(close) })
            .Should().Be(price, "the shown quote is the same quote");
    }

    [Test]
    public void Of_NoPriceAtAll_IsNull() => FairPrice.Of(new Quote { BidSize = 100, Bid = 9 }).Should().BeNull();

    private static decimal? Money(double? value) => (decimal?)value;
}
