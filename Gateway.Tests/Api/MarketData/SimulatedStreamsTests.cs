using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Lines;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Api.MarketData.Depth;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.MarketData;

/// <summary>Single ticks, books and five-second bars over a real socket.</summary>
[TestFixture]
public sealed class SimulatedStreamsTests
{
    private static readonly Contract Apple = new() { ConId = 265598, Symbol = "AAPL", SecType = "STK", Exchange = "SMART", Currency = "USD" };
    private static readonly Contract Euro = new() { ConId = 12087792, Exchange = "IDEALPRO" };

    private SimulatedTws _tws = null!;

    private MarketDataApi MarketData => _tws.Client.MarketData;

    [SetUp]
    public async Task StartAsync() => _tws = await SimulatedTws.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _tws.DisposeAsync();

    [TestCase(TickByTickType.Last)]
    [TestCase(TickByTickType.AllLast)]
    [TestCase(TickByTickType.BidAsk)]
    [TestCase(TickByTickType.MidPoint)]
    public async Task StreamTicksAsync_WithHistory_GivesThePastThenThePresent(TickByTickType type)
    {
        var ticks = await TakeAsync(MarketData.StreamTicksAsync(Apple, type, numberOfTicks: 5), 7);

        ticks.Select(tick => tick.IsHistory).Should().Equal(true, true, true, true, true, false, false);
        ticks.Should().OnlyContain(tick => tick.Type == type && tick.Time != null);
        ticks.Should().OnlyContain(tick => type == TickByTickType.BidAsk ? tick.Ask > tick.Bid && tick.Price == null
            : type == TickByTickType.MidPoint ? tick.MidPoint > 0 && tick.Bid == null : tick.Price > 0 && tick.Exchange == "NASDAQ");
    }

    [Test]
    public async Task StreamTicksAsync_SameInstrumentWithin15Seconds_IsRefusedUnsent()
    {
        await TakeAsync(MarketData.StreamTicksAsync(Apple, TickByTickType.Last), 1);

        var again = () => TakeAsync(MarketData.StreamTicksAsync(Apple, TickByTickType.BidAsk), 1);

        (await again.Should().ThrowAsync<TwsRefusedException>()).Which.RetryAfter.Should().BePositive();
        MarketData.OpenStreams.Lines.Should().BeEmpty();
    }

    [Test]
    public async Task StreamTicksAsync_CurrencyTrades_AreRefusedByTws()
    {
        var asking = () => TakeAsync(MarketData.StreamTicksAsync(Euro, TickByTickType.Last), 1);

        (await asking.Should().ThrowAsync<TwsRequestException>()).Which.Error.Code.Should().Be(10189);
    }

    [Test]
    public async Task StreamDepthAsync_SmartStock_IsOrderedNamedAndBeginsAtTheQuote()
    {
        await using var books = MarketData.StreamDepthAsync(Apple, rows: 6).GetAsyncEnumerator();
        var book = await FullAsync(books, 6);

        book.Bids.Select(level => level.Price).Should().BeInDescendingOrder();
        book.Asks.Select(level => level.Price).Should().BeInAscendingOrder();
        book.Bids[0].Price.Should().BeLessThan(book.Asks[0].Price);
        book.Bids.Concat(book.Asks).Should().OnlyContain(level => level.MarketMaker != null && level.Size > 0);
        book.Bids.Select(level => level.MarketMaker).Distinct().Should().HaveCountGreaterThan(1);
    }

    [Test]
    public async Task StreamDepthAsync_PlainCurrency_HasNoNames()
    {
        await using var books = MarketData.StreamDepthAsync(Euro, rows: 5, smartDepth: false).GetAsyncEnumerator();
        var book = await FullAsync(books, 5);

        book.Bids.Concat(book.Asks).Should().OnlyContain(level => level.MarketMaker == null);
    }

    [Test]
    public async Task StreamDepthAsync_Reset_EmptiesTheBookAndFillsItAgain()
    {
        await using var books = MarketData.StreamDepthAsync(Apple, rows: 5).GetAsyncEnumerator();
        await FullAsync(books, 5);

        _tws.Server.Faults.MarketData.ResetDepth();

        var book = await FullAsync(books, 5);
        book.Bids.Select(level => level.Price).Should().BeInDescendingOrder();
        book.Bids.Should().HaveCountLessThanOrEqualTo(5);
    }

    [Test]
    public async Task StreamDepthAsync_Halted_EndsWithTwssWords()
    {
        await using var books = MarketData.StreamDepthAsync(Apple).GetAsyncEnumerator();
        await NextAsync(books);

        _tws.Server.Faults.MarketData.HaltDepth();

        var reading = async () =>
        {
            while (true)
                await NextAsync(books);
        };
        (await reading.Should().ThrowAsync<TwsRequestException>()).Which.Error.Code.Should().Be(316);
    }

    [Test]
    public async Task StreamDepthAsync_TheFourthBook_IsRefusedUnsentAndSaysWhoHoldsThem()
    {
        string[] symbols = ["AAPL", "MSFT", "NVDA"];
        var open = symbols.Select(symbol => MarketData.StreamDepthAsync(Stock(symbol)).GetAsyncEnumerator()).ToList();
        foreach (var books in open)
            await NextAsync(books);
        await using var shared = MarketData.StreamDepthAsync(Stock("MSFT")).GetAsyncEnumerator();
        await NextAsync(shared);

        var fourth = () => TakeAsync(MarketData.StreamDepthAsync(Stock("IBM")), 1);

        (await fourth.Should().ThrowAsync<TwsRefusedException>())
            .WithMessage("TWS allows 3 order books, and all are in use: AAPL STK (1 reader), MSFT STK (2 readers), NVDA STK (1 reader).*");
        MarketData.OpenStreams.Count(StreamKind.Depth).Should().Be(3);
        foreach (var books in open)
            await books.DisposeAsync();
        await TakeAsync(MarketData.StreamDepthAsync(Stock("IBM")), 1);
    }

    [Test]
    public async Task Streams_ContractForDifference_AreReroutedToTheStock()
    {
        var contract = new Contract { Symbol = "AAPL", SecType = "CFD", Exchange = "SMART", Currency = "USD" };

        var quote = await MarketData.QuoteAsync(contract, timeout: SimulatedTws.Limit).WaitAsync(SimulatedTws.Limit);
        await using var books = MarketData.StreamDepthAsync(contract, rows: 3).GetAsyncEnumerator();
        var book = await FullAsync(books, 3);

        quote.Quote.Bid.Should().BePositive();
        book.Bids[0].Price.Should().BeApproximately(quote.Quote.Bid!.Value, quote.Quote.Bid.Value / 100);
    }

    [Test]
    public async Task QuoteAsync_DeltaNeutralContract_IsValidated()
    {
        var hedge = new DeltaNeutralContract(265598, 0.5, 230m);

        var quote = await MarketData.QuoteAsync(Apple with { DeltaNeutralContract = hedge }, timeout: SimulatedTws.Limit).WaitAsync(SimulatedTws.Limit);

        quote.Quote.DeltaNeutral.Should().Be(hedge);
    }

    [Test]
    public async Task RulesLettersAndExchanges_AreTold()
    {
        var rule = await MarketData.MarketRuleAsync(26).WaitAsync(SimulatedTws.Limit);
        rule.Round(230.567m).Should().Be(230.57m);
        (await MarketData.MarketRuleAsync(26).WaitAsync(SimulatedTws.Limit)).Should().BeSameAs(rule);

        (await MarketData.SmartComponentsAsync("9c0001").WaitAsync(SimulatedTws.Limit)).Should().Contain(new SmartComponent(5, "NASDAQ", "Q"));
        (await MarketData.SmartComponentsAsync("nosuch").WaitAsync(SimulatedTws.Limit)).Should().BeEmpty();

        var exchanges = await MarketData.DepthExchangesAsync().WaitAsync(SimulatedTws.Limit);
        exchanges.Should().Contain(new DepthExchange("NASDAQ", "STK", "NASDAQ", "Deep2", 1)).And.Contain(one => one.Exchange == "CME" && one.AggGroup == null);
    }

    [Test]
    public async Task MarketRuleAsync_UnknownRule_FailsWithTwssWords()
    {
        var asking = () => MarketData.MarketRuleAsync(99999).WaitAsync(SimulatedTws.Limit);

        (await asking.Should().ThrowAsync<TwsRequestException>()).Which.Error.Code.Should().Be(321);
    }

    private static Contract Stock(string symbol) => new() { Symbol = symbol, SecType = "STK", Exchange = "SMART", Currency = "USD" };

    private static async Task<DepthBook> FullAsync(IAsyncEnumerator<StreamItem<DepthBook>> books, int rows)
    {
        while (true)
        {
            await NextAsync(books);
            if (books.Current is StreamItem<DepthBook>.Update { Value: var book } && book.Bids.Count == rows && book.Asks.Count == rows)
                return book;
        }
    }

    private static async Task NextAsync<T>(IAsyncEnumerator<StreamItem<T>> items) =>
        (await items.MoveNextAsync().AsTask().WaitAsync(SimulatedTws.Limit)).Should().BeTrue();

    private static async Task<List<T>> TakeAsync<T>(IAsyncEnumerable<StreamItem<T>> items, int count)
    {
        await using var reader = items.GetAsyncEnumerator();
        var taken = new List<T>();
        while (taken.Count < count)
        {
            await NextAsync(reader);
            taken.Add(reader.Current.Should().BeOfType<StreamItem<T>.Update>().Which.Value);
        }
        return taken;
    }
}
