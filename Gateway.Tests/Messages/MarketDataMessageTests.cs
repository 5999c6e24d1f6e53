using Gateway.Tests.Support;
using Gateway.Tws.Messages;
using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Messages.Session;
using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tests.Messages;

[TestFixture]
public sealed class MarketDataMessageTests
{
    [Test]
    public void Parse_TickPriceWithoutQuote_KeepsMinusOne() =>
        TwsFields.Read<TickPriceMessage>(["1", "6", "7", "1", "-1", "0", "3"])
            .Should().Be(new TickPriceMessage(7, TickType.Bid, -1, 0, TickAttrib.CanAutoExecute | TickAttrib.PastLimit));

    [Test]
    public void Parse_TickPriceThatGoesOn_IsNoPrice() =>
        FluentActions.Invoking(() => TwsFields.Read<TickPriceMessage>(["1", "6", "7", "1", "9", "300", "3", ""]))
            .Should().Throw<TwsProtocolException>("a frame that lost bytes has taken some of the next one");

    [Test]
    public void Parse_TickPriceOfFirstLayout_HasNoSize() =>
        TwsFields.Read<TickPriceMessage>(["1", "1", "7", "1", "10.5"]).Size.Should().BeNull();

    [Test]
    public void Parse_OptionComputationWithNothingComputed_IsNull()
    {
        var tick = TwsFields.Read<TickOptionComputationMessage>(["21", "7", "13", "0", "-1", "-2", "-1", "-1", "-2", "-2", "-2", "-1"]);
        tick.Should().Be(new TickOptionComputationMessage(7, TickType.ModelOption, 0, null, null, null, null, null, null, null, null));
    }

    [Test]
    public void Parse_PnLNotComputed_IsNull() =>
        TwsFields.Read<PnLMessage>(["94", "7", "-12.5", "1.7976931348623157E308", "1.7976931348623157E308"])
            .Should().Be(new PnLMessage(7, -12.5m, null, null));

    [Test]
    public void Parse_CommissionReportOfAnOpeningFill_HasNoRealizedPnL() =>
        TwsFields.Read<CommissionReportMessage>(["59", "1", "x.1", "1.25", "USD", "1.7976931348623157E308", "1.7976931348623157E308", ""])
            .Report.Should().Be(new CommissionReport { ExecId = "x.1", Commission = 1.25m, Currency = "USD" });

    [Test]
    public void Parse_ManagedAccountsEndingWithComma_HasNoEmptyAccount() =>
        TwsFields.Read<ManagedAccountsMessage>(["15", "1", "DU1,DU2,"]).Accounts.Should().Equal("DU1", "DU2");

    [Test]
    public void Parse_CurrentTime_IsUtc() =>
        TwsFields.Read<CurrentTimeMessage>(["49", "1", "1775425766"]).Time.Should().Be(new DateTimeOffset(2026, 4, 5, 21, 49, 26, TimeSpan.Zero));

    [Test]
    public void TryDispatch_PriceAndSizeTicks_AllocateNothing()
    {
        var price = TwsFields.Payload(["1", "6", "1001", "4", "255.45", "200", "0"]);
        var size = TwsFields.Payload(["2", "6", "1001", "8", "312894"]);
        var option = TwsFields.Payload(["21", "1001", "13", "0", "0.304182508371", "0.55", "12.5", "0", "0.01", "0.2", "-0.05", "255.4"]);
        var sink = new CountingSink();
        Dispatch(100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Dispatch(1000);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        allocated.Should().Be(0);
        sink.Count.Should().Be(3300);

        void Dispatch(int times)
        {
            for (var i = 0; i < times; i++)
            {
                MessageTable.TryDispatch(price, TwsFields.Newest, sink);
                MessageTable.TryDispatch(size, TwsFields.Newest, sink);
                MessageTable.TryDispatch(option, TwsFields.Newest, sink);
            }
        }
    }

    private sealed class CountingSink : IMessageSink
    {
        public int Count { get; private set; }

        public void Accept<T>(int requestId, in T message) where T : IMessage<T> => Count++;
    }
}
