using Gateway.Trading.Policy;
using Gateway.Tws.Model;

namespace Gateway.Tests.Trading.Policy;

/// <summary>An order whose size or price TWS works out cannot be held against limits: it is named by the field that makes it so.</summary>
[TestFixture]
[Category("Unit")]
public sealed class UnknowableFieldsTests
{
    private static readonly Order Plain = new() { Action = "BUY", OrderType = "LMT", TotalQuantity = 1, LmtPrice = 10 };

    private static IEnumerable<TestCaseData> Orders()
    {
        yield return Case("orderType VOL", Plain with { OrderType = "VOL" });
        yield return Case("deltaNeutralOrderType", Plain with { DeltaNeutralOrderType = "MKT" });
        yield return Case("hedgeParam", Plain with { HedgeType = "P", HedgeParam = "2" });
        yield return Case("scaleTable", Plain with { ScaleTable = "table" });
        yield return Case("scalePriceAdjustValue", Plain with { ScalePriceAdjustValue = 1 });
        yield return Case("scaleProfitOffset", Plain with { ScaleProfitOffset = 1 });
        yield return Case("scaleAutoReset", Plain with { ScaleAutoReset = true });
        yield return Case("scaleInitPosition", Plain with { ScaleInitPosition = 1 });
        yield return Case("percentOffset", Plain with { PercentOffset = 0.1m, LmtPrice = null });
        yield return Case("percentOffset", Plain with { PercentOffset = 0.1m, LmtPrice = 0 });
        yield return Case(null, Plain);
        yield return Case(null, Plain with { PercentOffset = 0.1m });
        yield return Case(null, Plain with { HedgeType = "P" });
        yield return Case(null, Plain with { ScaleProfitOffset = 0, ScalePriceAdjustValue = 0, ScaleInitPosition = 0, PercentOffset = 0, LmtPrice = null });

        static TestCaseData Case(string? field, Order order) => new(field, order);
    }

    [TestCaseSource(nameof(Orders))]
    public void Of_Order_NamesItsFirstSuchField(string? field, Order order) => UnknowableFields.Of(order).Should().Be(field);
}
