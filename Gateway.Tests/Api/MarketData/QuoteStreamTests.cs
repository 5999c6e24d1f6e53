using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Model;

namespace Gateway.Tests.Api.MarketData;

[TestFixture]
public sealed class QuoteStreamTests
{
    private const int Ticks = 10_000;

    [Test]
    public async Task Take_TwoReaders_ShareTheQuoteThatWasMade()
    {
        await using var tws = new TwsApiFixture();
        var stream = new QuoteStream(new Contract(), "", () => MarketDataType.Live, TimeSpan.FromSeconds(1), () => false, tws.Connection, tws.Clock);
        var (one, other) = (stream.Join(), stream.Join());
        stream.Receive(new TickPriceMessage(1, TickType.Bid, 10m, 1m, TickAttrib.None));

        var first = stream.Take(one).Item.Should().BeOfType<StreamItem<Quote>.Update>().Which.Value;
        var second = stream.Take(other).Item.Should().BeOfType<StreamItem<Quote>.Update>().Which.Value;

        first.Bid.Should().Be(10m);
        second.Should().BeSameAs(first);
    }

    [Test]
    public async Task Receive_ManyTicksNobodyLooksAt_AllocatesNothing()
    {
        await using var tws = new TwsApiFixture();
        var stream = new QuoteStream(new Contract(), "", () => MarketDataType.Live, TimeSpan.FromSeconds(1), () => false, tws.Connection, tws.Clock);
        var reader = stream.Join();
        stream.Take(reader);
        var bid = new TickPriceMessage(1, TickType.Bid, 10m, 1m, TickAttrib.None);
        var size = new TickSizeMessage(1, TickType.BidSize, 5m);
        stream.Receive(in bid);
        stream.Receive(in size);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Ticks; i++)
        {
            stream.Receive(in bid);
            stream.Receive(in size);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(Ticks / 10, "nothing is made until a reader asks");
    }
}
