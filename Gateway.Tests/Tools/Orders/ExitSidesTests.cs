using Gateway.Handlers;
using Gateway.Tests.Api.Orders;
using Gateway.Tests.Support;
using Gateway.Tools.Orders;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.MarketData;

namespace Gateway.Tests.Tools.Orders;

/// <summary>An exit at the market, not only beyond it, trades at once. The market here is 10 to 11, with a last trade at 10.5.</summary>
[TestFixture]
public sealed class ExitSidesTests : OrdersTestBase
{
    private static readonly TimeSpan AllPricesCame = TimeSpan.FromMilliseconds(150);

    [SetUp]
    public void AnswerQuotes() => Tws.Answer = request =>
    {
        if (request is not ReqMktDataRequest quote)
            return;
        foreach (var (type, price) in new[] { (TickType.Bid, 10m), (TickType.Ask, 11m), (TickType.Last, 10.5m) })
            Tws.Session.Tell(new TickPriceMessage(quote.RequestId, type, price, 1m, TickAttrib.None));
    };

    [TestCase(true, 10.49, 10.01, null)]
    [TestCase(true, 10.5, null, "stop: must be below the market for a long position")]
    [TestCase(true, null, 10.0, "takeProfit: must be above the market for a long position")]
    [TestCase(false, 10.51, 10.99, null)]
    [TestCase(false, 10.5, null, "stop: must be above the market for a short position")]
    [TestCase(false, null, 11.0, "takeProfit: must be below the market for a short position")]
    public async Task CheckAsync_ExitOfAPosition_MustLieBeyondTheMarket(bool isLong, double? stop, double? profit, string? message)
    {
        var checking = new ExitSides(Tws.Client).CheckAsync(Apple, new ExitPrices(isLong, (decimal?)stop, (decimal?)profit), CancellationToken.None);
        await PassAsync(AllPricesCame);

        var check = () => checking.PromptlyAsync("the check of the exits");
        if (message is null)
            await check.Should().NotThrowAsync();
        else
            (await check.Should().ThrowAsync<ToolException>()).Which.Error.Message.Should().StartWith(message);
    }

    [Test]
    public async Task CheckAsync_TwsHasNoQuote_LetsTheExitsGo()
    {
        Tws.Answer = request =>
        {
            if (request is ReqMktDataRequest quote)
                Tws.Session.TellError(quote.RequestId, 200, "No security definition has been found for the request");
        };

        await new ExitSides(Tws.Client).CheckAsync(Apple, new ExitPrices(IsLong: true, Stop: 9000, Profit: 1), CancellationToken.None).PromptlyAsync("the check of the exits");
    }
}
