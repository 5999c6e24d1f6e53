using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tws.Model;

namespace Gateway.Tests.Instruments.Views;

[TestFixture]
public sealed class QuoteLineTests
{
    private static readonly ContractInfo Spy = new() { Symbol = "SPY", SecType = "STK" };

    [Test]
    public void Of_Quote_IsALineForPeople() =>
        QuoteLine.Of(Spy, new QuoteView { Bid = 533.62m, Ask = 533.64m, Last = 533.63m, ChangePercent = 0.8412m })
            .Should().Be("SPY 533.62 x 533.64, last 533.63, +0.84 %");

    [Test]
    public void Of_DelayedQuoteWithoutAsk_SaysSo() =>
        QuoteLine.Of(Spy, new QuoteView { Bid = 1.5m, ChangePercent = -2m, DataType = MarketDataType.Delayed }).Should().Be("SPY 1.50 x -, -2.00 %, delayed");

    [Test]
    public void Of_NoPrices_SaysSo() => QuoteLine.Of(Spy, new QuoteView()).Should().Be("SPY no prices yet");

    [Test]
    public void Of_StockInPence_NamesTheUnit() =>
        QuoteLine.Of(
            ContractInfo.Of(new ContractDetails { Contract = new Contract { Symbol = "VOD", SecType = "STK", Currency = "GBP" }, PriceMagnifier = 100 }),
            new QuoteView { Bid = 63.34m, Ask = 63.38m }).Should().Be("VOD (GBP/100) 63.34 x 63.38");

    [Test]
    public void NameOf_Derivative_IsItsLocalSymbol() =>
        QuoteLine.NameOf(new ContractInfo { Symbol = "EUR", SecType = "CASH", LocalSymbol = "EUR.USD" }).Should().Be("EUR.USD");
}
