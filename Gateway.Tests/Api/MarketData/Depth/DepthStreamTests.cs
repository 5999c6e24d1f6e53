using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.MarketData.Depth;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.MarketData.Depth;

[TestFixture]
public sealed class DepthStreamTests
{
    private static readonly Contract Apple = new() { ConId = 265598, SecType = "STK", Exchange = "SMART" };

    private TwsApiFixture _tws = null!;
    private IAsyncEnumerator<StreamItem<DepthBook>> _books = null!;

    [SetUp]
    public void SetUp()
    {
        _tws = new TwsApiFixture();
        _books = _tws.Client.MarketData.StreamDepthAsync(Apple).GetAsyncEnumerator();
    }

    [TearDown]
    public async Task TearDown()
    {
        await _books.DisposeAsync();
        await _tws.DisposeAsync();
    }

    [Test]
    public async Task ReceiveError_ResetInTheMiddleOfABook_EmptiesIt()
    {
        var next = _books.MoveNextAsync();
        Tell(isBid: true, 0, 10m);
        Tell(isBid: true, 1, 9m);
        Tell(isBid: false, 0, 11m);
        await next;
        await DrainAsync();

        _tws.Session.TellError(_tws.Connection.StreamId, TwsErrorCodes.DepthReset, "Market depth data has been RESET.");

        (await NextAsync()).Should().Match<DepthBook>(book => book.Bids.Count == 0 && book.Asks.Count == 0);
        Tell(isBid: true, 0, 8m);
        var anew = await NextAsync();
        anew.Bids.Select(level => level.Price).Should().Equal(8m);
        anew.Asks.Should().BeEmpty();
    }

    [Test]
    public async Task ReceiveError_Notice_ComesWithTheBook()
    {
        var next = _books.MoveNextAsync();
        Tell(isBid: true, 0, 10m);
        await next;
        await DrainAsync();

        _tws.Session.TellError(_tws.Connection.StreamId, 2152, "Exchanges - Depth: IEX;");

        var book = await NextAsync();
        book.Warnings.Should().ContainSingle(warning => warning.Code == 2152);
        book.Bids.Should().ContainSingle();
    }

    /// <summary>Reads what is there already: the rows that came while nobody looked are one book.</summary>
    private async Task DrainAsync()
    {
        Tell(isBid: true, 0, 10m, DepthOperation.Update);
        await NextAsync();
    }

    private async Task<DepthBook> NextAsync()
    {
        (await _books.MoveNextAsync().AsTask().WaitAsync(TwsApiFixture.Limit)).Should().BeTrue();
        return _books.Current.Should().BeOfType<StreamItem<DepthBook>.Update>().Which.Value;
    }

    private void Tell(bool isBid, int position, decimal price, DepthOperation operation = DepthOperation.Insert) =>
        _tws.Session.Tell(new MarketDepthMessage(_tws.Connection.StreamId, position, operation, isBid, price, 1m));
}
