using Gateway.Tests.Support;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Model;

namespace Gateway.Tests.Api.MarketData;

[TestFixture]
public sealed class QuoteStateTests
{
    private readonly ManualTimeProvider _clock = new();

    [Test]
    public void ToQuote_LiveTicks_FillTheirFields()
    {
        var state = new QuoteState(_clock);
        state.Accept(new TickPriceMessage(1, TickType.Bid, 100.25m, 300m, TickAttrib.None));
        state.Accept(new TickPriceMessage(1, TickType.Ask, 100.27m, 200m, TickAttrib.None));
        state.Accept(new TickSizeMessage(1, TickType.Volume, 12345m));
        state.Accept(new TickGenericMessage(1, TickType.Halted, 2));
        state.Accept(new TickStringMessage(1, TickType.LastTimestamp, "1767623400"));
        state.Accept(new TickReqParamsMessage(1, 0.01m, "9c0001", 3));

        state.ToQuote().Should().BeEquivalentTo(new Quote
        {
            AsOf = _clock.GetUtcNow(),
            MarketDataType = MarketDataType.Live,
            Bid = 100.25m,
            BidSize = 300m,
            Ask = 100.27m,
            AskSize = 200m,
            Volume = 12345m,
            Halted = HaltState.Volatility,
            LastTime = DateTimeOffset.FromUnixTimeSeconds(1767623400),
            MinTick = 0.01m,
            BboExchange = "9c0001",
        });
    }

    [Test]
    public void ToQuote_DelayedTicks_FillTheSameFieldsAndTellThatTheyAreDelayed()
    {
        var state = new QuoteState(_clock);
        state.Accept(new TickPriceMessage(1, TickType.DelayedBid, 10m, 1m, TickAttrib.None));
        state.Accept(new TickPriceMessage(1, TickType.DelayedClose, 9m, null, TickAttrib.None));
        state.Accept(new TickSizeMessage(1, TickType.DelayedVolume, 5m));

        var quote = state.ToQuote();

        quote.Should().Match<Quote>(q => q.Bid == 10m && q.BidSize == 1m && q.Close == 9m && q.Volume == 5m);
        quote.MarketDataType.Should().Be(MarketDataType.Delayed);
    }

    [Test]
    public void ToQuote_MarketDataTypeMessage_IsKept()
    {
        var state = new QuoteState(_clock);
        state.Accept(new MarketDataTypeMessage(1, MarketDataType.DelayedFrozen));
        state.Accept(new TickPriceMessage(1, TickType.DelayedBid, 10m, 1m, TickAttrib.None));

        state.ToQuote().MarketDataType.Should().Be(MarketDataType.DelayedFrozen);
    }

    [Test]
    public void ToQuote_PriceOfMinusOneWithoutSize_IsNoPrice()
    {
        var state = new QuoteState(_clock);
        state.Accept(new TickPriceMessage(1, TickType.Bid, -1m, 0m, TickAttrib.None));

        state.ToQuote().Bid.Should().BeNull();
        state.IsTold(TickType.Bid).Should().BeTrue();
    }

    [Test]
    public void ToQuote_PriceOfMinusOneWithSize_IsAPrice()
    {
        var state = new QuoteState(_clock);
        state.Accept(new TickPriceMessage(1, TickType.Bid, -1m, 5m, TickAttrib.None));

        state.ToQuote().Bid.Should().Be(-1m);
    }

    [Test]
    public void ToQuote_RealTimeVolume_GivesTheDaysAveragePrice()
    {
        var state = new QuoteState(_clock);
        state.Accept(new TickStringMessage(1, TickType.RtVolume, "701.28;1;1348075471534;67854;701.46918464;true"));
        state.Accept(new TickStringMessage(1, TickType.RtTrdVolume, ";;1348075471534;7;;false"));

        var quote = state.ToQuote();

        quote.Vwap.Should().Be(701.46918464m);
        quote.RealTimeVolume.Should().Be(new RealTimeVolume(
            701.28m, 1m, DateTimeOffset.FromUnixTimeMilliseconds(1348075471534), 67854m, 701.46918464m, true));
        quote.RealTimeTradeVolume!.Price.Should().BeNull();
    }

    [Test]
    public void ToQuote_DividendsAndRanges_AreRead()
    {
        var state = new QuoteState(_clock);
        state.Accept(new TickStringMessage(1, TickType.IbDividends, "0.83,0.92,20260219,0.23"));
        state.Accept(new TickPriceMessage(1, TickType.Low52Week, 90m, 0m, TickAttrib.None));

        var quote = state.ToQuote();

        quote.Dividends.Should().Be(new DividendFigures(0.83m, 0.92m, new DateOnly(2026, 2, 19), 0.23m));
        quote.Range52Weeks.Should().Be(new RangeOfWeeks(90m, null));
        quote.Range13Weeks.Should().BeNull();
    }

    [Test]
    public void ToQuote_OptionComputations_StayApartBySource()
    {
        var state = new QuoteState(_clock);
        state.Accept(new TickOptionComputationMessage(1, TickType.ModelOption, 1, 0.2, 0.5, 3.1m, 0m, 0.01, 0.1, -0.05, 100m));
        state.Accept(new TickOptionComputationMessage(1, TickType.DelayedBidOption, 0, null, 0.4, 3.0m, 0m, null, null, null, 100m));

        var quote = state.ToQuote();

        quote.ModelGreeks.Should().Be(new OptionComputation(0.2, 0.5, 0.01, 0.1, -0.05, 3.1m, 0m, 100m, true));
        quote.BidGreeks!.Value.Delta.Should().Be(0.4);
        quote.AskGreeks.Should().BeNull();
    }

    [Test]
    public void Accept_TicksAfterTheFirst_DoNotAllocate()
    {
        var state = new QuoteState(_clock);
        state.Accept(new TickPriceMessage(1, TickType.Bid, 100m, 1m, TickAttrib.None));
        state.Accept(new TickSizeMessage(1, TickType.Volume, 1m));
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
        {
            state.Accept(new TickPriceMessage(1, TickType.Bid, 100m + i, 1m, TickAttrib.None));
            state.Accept(new TickSizeMessage(1, TickType.Volume, i));
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(200_000, "a tick must cost no object of its own beyond what unoptimized code boxes");
    }

    [Test]
    public void Accept_UnknownTickId_IsIgnored()
    {
        var state = new QuoteState(_clock);

        state.Accept(new TickSizeMessage(1, (TickType)9999, 1m)).Should().BeFalse();
        state.HasTicks.Should().BeFalse();
    }
}
