using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.History;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.MarketData;

/// <summary>Contracts, quotes and history over a real socket. The simulator grants one market data line only.</summary>
[TestFixture]
public sealed class SimulatedMarketDataTests
{
    private static readonly Contract Apple = new() { ConId = 265598, Symbol = "AAPL", SecType = "STK", Exchange = "SMART", Currency = "USD" };

    private SimulatedTws _tws = null!;

    [SetUp]
    public async Task StartAsync() => _tws = await SimulatedTws.StartAsync(options => options with { MaxMarketDataLines = 1 });

    [TearDown]
    public async Task StopAsync() => await _tws.DisposeAsync();

    [Test]
    public async Task QuoteAsync_Stock_IsCompleteLiveAndFreesItsLine()
    {
        for (var i = 0; i < 3; i++)
        {
            var snapshot = await _tws.Client.MarketData.QuoteAsync(Apple, timeout: SimulatedTws.Limit).WaitAsync(SimulatedTws.Limit);

            snapshot.Complete.Should().BeTrue();
            snapshot.Quote.MarketDataType.Should().Be(MarketDataType.Live);
            snapshot.Quote.Ask.Should().BeGreaterThan(snapshot.Quote.Bid!.Value);
        }
    }

    [Test]
    public async Task StreamQuotesAsync_TwoReaders_ShareTheOnlyLine()
    {
        await using var one = Stream(Apple);
        await using var other = Stream(Apple);

        for (var i = 0; i < 3; i++)
        {
            (await one.MoveNextAsync().AsTask().WaitAsync(SimulatedTws.Limit)).Should().BeTrue();
            (await other.MoveNextAsync().AsTask().WaitAsync(SimulatedTws.Limit)).Should().BeTrue();
        }
        await using var third = Stream(Apple with { ConId = 0, Symbol = "MSFT" });
        var refused = () => third.MoveNextAsync().AsTask().WaitAsync(SimulatedTws.Limit);
        (await refused.Should().ThrowAsync<TwsRequestException>()).Which.Error.Code.Should().Be(101);
    }

    [Test]
    public async Task StreamQuotesAsync_Cut_TellsAGapAndGoesOn()
    {
        await using var stream = Stream(Apple);
        await stream.MoveNextAsync().AsTask().WaitAsync(SimulatedTws.Limit);

        _tws.Server.Faults.CutAll();

        while (stream.Current is not StreamItem<Quote>.Gap)
            (await stream.MoveNextAsync().AsTask().WaitAsync(SimulatedTws.Limit)).Should().BeTrue();
        (await stream.MoveNextAsync().AsTask().WaitAsync(SimulatedTws.Limit)).Should().BeTrue();
        stream.Current.Should().BeOfType<StreamItem<Quote>.Update>();
    }

    [Test]
    public async Task BarsAsync_OneDayOfHours_AreTimedAndInOrder()
    {
        var bars = await _tws.Client.History.BarsAsync(new HistoricalQuery(Apple, "2 D", "1 hour")).WaitAsync(SimulatedTws.Limit);

        bars.Bars.Should().NotBeEmpty().And.OnlyContain(bar => bar.Time != null && bar.High >= bar.Low);
        bars.Bars.Select(bar => bar.Time!.Value).Should().BeInAscendingOrder();
        bars.End.Should().NotBeNull();
    }

    [Test]
    public async Task BarsAsync_Days_HaveDates()
    {
        var bars = await _tws.Client.History.BarsAsync(new HistoricalQuery(Apple, "5 D", "1 day")).WaitAsync(SimulatedTws.Limit);

        bars.Bars.Should().HaveCount(5).And.OnlyContain(bar => bar.Date != null && bar.Time == null);
    }

    [Test]
    public async Task HeadTimestampAsync_Stock_IsLongAgo() =>
        (await _tws.Client.History.HeadTimestampAsync(Apple).WaitAsync(SimulatedTws.Limit)).Should().BeBefore(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Test]
    public async Task MatchingSymbolsAsync_And_DetailsAsync_FindTheContract()
    {
        var matches = await _tws.Client.Contracts.MatchingSymbolsAsync("AAPL").WaitAsync(SimulatedTws.Limit);
        matches.Should().Contain(match => match.Contract.ConId == 265598);

        var details = await _tws.Client.Contracts.DetailsAsync(new Contract { ConId = 265598 }).WaitAsync(SimulatedTws.Limit);
        details.Complete.Should().BeTrue();
        details.Items.Should().Contain(item => item.Contract.Symbol == "AAPL");

        var unknown = () => _tws.Client.Contracts.DetailsAsync(new Contract { Symbol = "NOSUCH", SecType = "STK", Exchange = "SMART", Currency = "USD" });
        (await unknown.Should().ThrowAsync<TwsRequestException>()).Which.Error.Code.Should().Be(200);
    }

    private IAsyncEnumerator<StreamItem<Quote>> Stream(Contract contract) =>
        _tws.Client.MarketData.StreamQuotesAsync(contract).GetAsyncEnumerator();
}
