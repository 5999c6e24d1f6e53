using Gateway.Instruments.Views;
using Gateway.Tools.Accounts;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;

namespace Gateway.Tests.Instruments.Views;

[TestFixture]
public sealed class PositionRowTests
{
    private static readonly Contract Apple = new() { ConId = 265598, Symbol = "AAPL", SecType = "STK", Currency = "USD" };
    private static readonly DateTimeOffset Now = new(2026, 9, 14, 15, 0, 0, TimeSpan.Zero);

    [Test]
    public void Of_PricedByAQuote_SaysWhichDataAndWhen()
    {
        var quote = new Quote { MarketDataType = MarketDataType.Delayed, AsOf = Now, Bid = 244, Ask = 246 };

        var row = PositionRow.Of(Held, Portfolio(new Dictionary<int, Quote> { [Apple.ConId] = quote }));

        row.PriceSource.Should().Be(PriceSource.Middle);
        row.DataType.Should().Be(MarketDataType.Delayed);
        row.AsOf.Should().Be(Now);
    }

    [Test]
    public void Of_PricedByTws_SaysThatOnly()
    {
        var row = PositionRow.Of(Held, Portfolio(new Dictionary<int, Quote>()));

        row.PriceSource.Should().Be(PriceSource.Portfolio);
        row.DataType.Should().BeNull();
    }

    [Test]
    public void PortfolioRow_OfTheSameItem_SaysTheSameAndItsWorth()
    {
        var book = Portfolio(new Dictionary<int, Quote>());

        var row = new PortfolioRow(book, book.Held.Single());

        row.Should().BeEquivalentTo(PositionRow.Of(Held, book), "a portfolio is positions with their worth");
        row.BaseValue.Should().Be(24500);
        row.Weight.Should().Be(24.5m);
    }

    private static Position Held => new("DU1", Apple, 100, 200);

    private static AccountPortfolio Portfolio(Dictionary<int, Quote> quoted) =>
        new(new AccountUpdates("DU1", [new AccountValue("NetLiquidation", "100000", "USD")], [new PortfolioItem(Apple, 100, 245, 24500, 200, 4500, 0)], "15:00", Complete: true), quoted, Complete: true);
}
