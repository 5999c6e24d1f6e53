using System.Buffers;
using Gateway.Tests.Requests;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Wire;
using TwsSimulator.Trading.Wire;

namespace Gateway.Tests.Simulator.Trading;

/// <summary>Every field of an order goes out in placeOrder and is read by a reader that was written apart: none is forgotten, none changes places.</summary>
[TestFixture]
public sealed class OrderFieldsCodecTests
{
    /// <summary>Told by TWS only, or given beside the order.</summary>
    private static readonly string[] Inbound =
    [
        nameof(Order.ClientId), nameof(Order.PermId), nameof(Order.ParentPermId), nameof(Order.AutoCancelDate), nameof(Order.FilledQuantity), nameof(Order.RefFuturesConId),
        nameof(Order.Shareholder), nameof(Order.Submitter), nameof(Order.BondAccruedInterest), nameof(Order.BasisPoints), nameof(Order.BasisPointsType), nameof(Order.RouteMarketableToBbo),
    ];

    private static readonly string[] Benchmark =
    [
        nameof(Order.ReferenceContractId), nameof(Order.IsPeggedChangeAmountDecrease), nameof(Order.PeggedChangeAmount), nameof(Order.ReferenceChangeAmount),
        nameof(Order.ReferenceExchange),
    ];

    private static readonly string[] Competition = [nameof(Order.MinCompeteSize), nameof(Order.CompeteAgainstBestOffset)];
    private static readonly string[] Midpoint = [nameof(Order.MidOffsetAtWhole), nameof(Order.MidOffsetAtHalf)];

    private static IEnumerable<TestCaseData> Types()
    {
        yield return new TestCaseData("PEG BENCH", Competition.Concat(Midpoint).ToArray());
        yield return new TestCaseData("PEG BEST", Benchmark.Concat(Midpoint).ToArray());
        yield return new TestCaseData("PEG MID", Benchmark.Concat(Competition).ToArray());
    }

    [TestCaseSource(nameof(Types))]
    public void PlaceOrder_EveryFieldSet_IsReadAsItWasWritten(string type, string[] ofOtherTypes)
    {
        var contract = new Contract { ConId = 1, Symbol = "AAPL", SecType = "STK", Exchange = "IBKRATS", Currency = "USD" };
        var order = Full() with { OrderId = 12, OrderType = type };
        var buffer = new ArrayBufferWriter<byte>();
        new PlaceOrderRequest(12, contract, order).WriteTo(new FieldWriter(buffer), new ServerVersion(200));
        var reader = new FieldReader(buffer.WrittenSpan.ToArray());
        reader.Skip(2);

        var (_, read) = PlaceOrderParser.Read(ref reader, new ServerVersion(200), 12);

        var compared = typeof(Order).GetProperties().Where(field => field.CanWrite && !Inbound.Contains(field.Name) && !ofOtherTypes.Contains(field.Name)).ToList();
        compared.Count.Should().BeGreaterThan(80);
        compared.Where(field => field.PropertyType.IsValueType || field.PropertyType == typeof(string))
            .Where(field => !Equals(field.GetValue(read), field.GetValue(order)))
            .Select(field => $"{field.Name}: {field.GetValue(order)} became {field.GetValue(read)}").Should().BeEmpty();
    }

    private static Order Full()
    {
        var order = new Filled().Of<Order>();
        foreach (var flag in typeof(Order).GetProperties().Where(field => field.CanWrite && field.PropertyType == typeof(bool)))
            flag.SetValue(order, true);
        return order with
        {
            UsePriceMgmtAlgo = true,
            CompeteAgainstBestOffsetUpToMid = false,
            Conditions = [new MarginCondition { IsMore = true, Percent = 30 }],
        };
    }
}
