using Gateway.Tests.Support;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.MarketData;

namespace Gateway.Tests.Api.MarketData;

/// <summary>Quotes turn to delayed data by themselves where live data is refused.</summary>
[TestFixture]
public sealed class DelayedFallbackTests
{
    private static readonly Contract Apple = new() { ConId = 265598, Symbol = "AAPL", SecType = "STK", Exchange = "SMART", Currency = "USD" };

    [TestCase(354)]
    [TestCase(10089)]
    [TestCase(10090)]
    [TestCase(10167)]
    [TestCase(10168)]
    [TestCase(10186)]
    [TestCase(10197)]
    public async Task QuoteAsync_LiveDataRefused_IsDelayedAndSaysWhy(int code)
    {
        await using var tws = await SimulatedTws.StartAsync(options => options with { LiveDataPermission = false, LiveDataRefusal = code });

        var snapshot = await tws.Client.MarketData.QuoteAsync(Apple, timeout: SimulatedTws.Limit).WaitAsync(SimulatedTws.Limit);

        snapshot.Complete.Should().BeTrue();
        snapshot.Quote.MarketDataType.Should().Be(MarketDataType.Delayed);
        snapshot.Quote.AsOf.Should().NotBeNull();
        snapshot.Quote.Bid.Should().BePositive();
        snapshot.Warnings.Select(warning => warning.Code).Should().Contain(code);
    }

    [TestCase(MarketDataType.Live)]
    [TestCase(MarketDataType.Frozen)]
    public async Task QuoteAsync_LiveDataRefused_LeavesTheTypeAsItWasSet(MarketDataType type)
    {
        await using var tws = new TwsApiFixture();
        await tws.Client.MarketData.SetMarketDataTypeAsync(type, CancellationToken.None);
        tws.Answer = request =>
        {
            if (request is not ReqMktDataRequest quote)
                return;
            if (!tws.Sent<ReqMarketDataTypeRequest>().Any())
                tws.Session.TellError(quote.RequestId, 354);
            else
                tws.Session.Tell(new TickPriceMessage(quote.RequestId, TickType.DelayedBid, 10m, 1m, TickAttrib.None));
        };

        await using var quotes = tws.Client.MarketData.StreamQuotesAsync(Apple).GetAsyncEnumerator();
        (await quotes.MoveNextAsync().AsTask().WaitAsync(TwsApiFixture.Limit)).Should().BeTrue();

        // The inner requests of the second try come before the first is noted as sent.
        tws.Session.Sent.Select(request => string.Join(' ', TwsFields.Write(request).Take(3))).Where(text => text.StartsWith("59 ", StringComparison.Ordinal))
            .Should().Equal("59 1 3", $"59 1 {(int)type}");
    }

    [Test]
    public async Task StreamQuotesAsync_Reconnected_TriesLiveDataAgain()
    {
        await using var tws = new TwsApiFixture();
        var refuses = true;
        tws.Answer = request =>
        {
            if (request is not ReqMktDataRequest quote)
                return;
            if (refuses && !tws.Sent<ReqMarketDataTypeRequest>().Any())
                tws.Session.TellError(quote.RequestId, 10197);
            else
                tws.Session.Tell(new TickPriceMessage(quote.RequestId, refuses ? TickType.DelayedBid : TickType.Bid, 10m, 1m, TickAttrib.None));
        };
        await using var quotes = tws.Client.MarketData.StreamQuotesAsync(Apple).GetAsyncEnumerator();
        await quotes.MoveNextAsync().AsTask().WaitAsync(TwsApiFixture.Limit);
        Type(quotes.Current).Should().Be(MarketDataType.Delayed);

        refuses = false;
        tws.Connection.Drop();
        tws.Connect();

        while (Type(quotes.Current) != MarketDataType.Live)
            (await quotes.MoveNextAsync().AsTask().WaitAsync(TwsApiFixture.Limit)).Should().BeTrue();
        tws.Sent<ReqMarketDataTypeRequest>().Should().BeEmpty();
    }

    private static MarketDataType? Type(Gateway.Tws.Api.StreamItem<Gateway.Tws.Api.MarketData.Quote> item) =>
        item is Gateway.Tws.Api.StreamItem<Gateway.Tws.Api.MarketData.Quote>.Update update ? update.Value.MarketDataType : null;
}
