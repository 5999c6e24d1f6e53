using System.Buffers;
using System.Text;
using Gateway.Tests.Support;
using Gateway.Tws.Model;
using Gateway.Tws.Wire;
using TwsSimulator.Accounts;
using TwsSimulator.Trading;
using TwsSimulator.Trading.Wire;

namespace Gateway.Tests.Simulator.Trading;

[TestFixture]
public sealed class OrderWriterTests
{
    private static IEnumerable<int> Versions => TwsFields.Versions;

    [TestCaseSource(nameof(Versions))]
    public void Write_PlainOrder_HasTheFieldTotalOfItsVersion(int version)
    {
        var bench = new EngineBench();
        var order = bench.Place(EngineBench.Terms("BUY", 10m, "MKT"));
        var at = new ServerVersion(version);

        Count(5, fields => OpenOrderWriter.Write(fields, order, null, at)).Should().Be(FieldTotals.Of("openOrder", version));
        Count(101, fields => CompletedOrderWriter.Write(fields, order, 0, at)).Should().Be(FieldTotals.Of("completedOrder", version));
        Count(11, fields => TradeFrames.WriteExecution(fields, -1, bench.Fills[0], at)).Should().Be(FieldTotals.Of("executionData", version));
    }

    [Test]
    public void WriteOpenOrder_PlainOption_IsTheLiveFrameFieldByField()
    {
        var contract = new Contract
        {
            ConId = 853200900,
            Symbol = "OBDC",
            SecType = "OPT",
            LastTradeDateOrContractMonth = "20261120",
            Strike = 10m,
            Right = "P",
            Multiplier = "100",
            Exchange = "SMART",
            Currency = "USD",
            LocalSymbol = "OBDC  261120P00010000",
            TradingClass = "OBDC",
        };
        var terms = new Order { Action = "SELL", TotalQuantity = 1m, OrderType = "LMT", LmtPrice = 1.2m, Tif = "GTC", DontUseAutoPriceForHedge = true };
        var order = new SimOrder(default, 1518189976, new Tradable(contract, 100m, 0.01m), new Account("DU9000001"), contract, terms) { Status = "PreSubmitted" };

        var written = Fields(5, fields => OpenOrderWriter.Write(fields, order, null, new ServerVersion(200)));

        // Fields 0, 1, 16-18, 20, 25, 30, 48, 53, 61, 67, 87, 93, 117, 124 and 136 are where a live TWS says more than an empty text or a zero.
        written.Should().HaveCount(156);
        written[16..19].Should().Equal("1.2", "0.0", "GTC");
        (written[20], written[25], written[30]).Should().Be(("DU9000001", "1518189976", "1518189976.0/DU9000001/100"));
        (written[48], written[53], written[61], written[67], written[87]).Should().Be(("2147483647", "3", "None", "?", "IB"));
        (written[93], written[117], written[124], written[136]).Should().Be(("PreSubmitted", "-9223372036854775808", "None", "1"));
        written[94..103].Should().AllBe("1.7976931348623157E308");
        written[108..117].Should().AllBe("1.7976931348623157E308");
    }

    [Test]
    public void WritePermId_OlderClient_GetsItsLower31Bits()
    {
        Fields(1, fields => OrderBlocks.WritePermId(fields, 5_000_000_001, new ServerVersion(191)))[1].Should().Be("5000000001");
        Fields(1, fields => OrderBlocks.WritePermId(fields, 5_000_000_001, new ServerVersion(190)))[1].Should().Be("705032705");
    }

    private static int Count(int id, Action<FieldWriter> write) => Fields(id, write).Length;

    private static string[] Fields(int id, Action<FieldWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new FieldWriter(buffer);
        writer.Write(id);
        write(writer);
        return Encoding.ASCII.GetString(buffer.WrittenSpan)[..^1].Split('\0');
    }
}
