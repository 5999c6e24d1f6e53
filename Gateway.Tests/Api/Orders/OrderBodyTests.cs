using System.Reflection;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tests.Api.Orders;

[TestFixture]
public sealed class OrderBodyTests
{
    private static readonly Contract Apple = new() { ConId = 265598, Symbol = "AAPL", SecType = "STK", Exchange = "SMART", Currency = "USD" };
    private static readonly ComboLeg Leg = new() { ConId = 1, Ratio = 1, Action = "BUY", Exchange = "SMART" };
    private static readonly Contract Pair = new()
    {
        Symbol = "AAPL,MSFT",
        SecType = Contract.Bag,
        Exchange = "SMART",
        Currency = "USD",
        ComboLegs = [Leg, Leg with { ConId = 2 }],
    };

    private static readonly Order Limit = new()
    {
        Action = "BUY",
        TotalQuantity = 100,
        OrderType = "LMT",
        LmtPrice = 10,
        Tif = "DAY",
        Account = "DU1",
        OrderRef = "ref-1",
    };

    private static IEnumerable<string> FieldsOfAnOrder => FieldsOf(typeof(Order));

    private static IEnumerable<string> FieldsOfAContract => FieldsOf(typeof(Contract));

    private static IEnumerable<string> FieldsOfALeg => FieldsOf(typeof(ComboLeg));

    [TestCaseSource(nameof(FieldsOfAnOrder))]
    public void IsSame_OneFieldOfTheOrderChanged_IsAnotherOrder(string field) =>
        new OrderBody(Apple, Limit).IsSame(Apple, Changed(Limit, field)).Should().BeFalse();

    [TestCaseSource(nameof(FieldsOfAContract))]
    public void IsSame_OneFieldOfTheCombinationChanged_IsAnotherOrder(string field) =>
        new OrderBody(Pair, Limit).IsSame(Changed(Pair, field), Limit).Should().BeFalse();

    [TestCaseSource(nameof(FieldsOfALeg))]
    public void IsSame_OneFieldOfALegChanged_IsAnotherOrder(string field) =>
        new OrderBody(Pair, Limit).IsSame(Pair with { ComboLegs = [Leg, Changed(Pair.ComboLegs[1], field)] }, Limit).Should().BeFalse();

    [TestCase(nameof(Contract.ConId))]
    [TestCase(nameof(Contract.Exchange))]
    [TestCase(nameof(Contract.DeltaNeutralContract))]
    [TestCase(nameof(Contract.ComboLegs))]
    public void IsSame_AnotherInstrumentOrPlace_IsAnotherOrder(string field) =>
        new OrderBody(Apple, Limit).IsSame(Changed(Apple, field), Limit).Should().BeFalse();

    [Test]
    public void IsSame_InstrumentByItsIdAlone_IsTheSameOrder() =>
        new OrderBody(Apple, Limit).IsSame(new Contract { ConId = Apple.ConId, Exchange = "SMART" }, Limit).Should().BeTrue();

    [Test]
    public void IsSame_NumbersWithFurtherZeros_IsTheSameOrder() =>
        new OrderBody(Apple, Limit).IsSame(Apple, Limit with { LmtPrice = 10.00m, TotalQuantity = 100.0m }).Should().BeTrue();

    [TestCase(nameof(Order.Conditions))]
    [TestCase(nameof(Order.AlgoParams))]
    [TestCase(nameof(Order.OrderComboLegs))]
    [TestCase(nameof(Order.SmartComboRoutingParams))]
    [TestCase(nameof(Order.OrderMiscOptions))]
    public void IsSame_ListsOfTheSame_IsTheSameOrder(string list) =>
        new OrderBody(Apple, Changed(Limit, list)).IsSame(Apple, Changed(Limit, list)).Should().BeTrue();

    [Test]
    public void IsSame_LegsOfTheSame_IsTheSameOrder() =>
        new OrderBody(Pair, Limit).IsSame(Pair with { ComboLegs = [Leg with { }, Leg with { ConId = 2 }] }, Limit).Should().BeTrue();

    [Test]
    public void Hash_FieldsOfConditions_AreInIt()
    {
        OrderCondition[] conditions =
        [
            new PriceCondition { Price = 1.5m }, new PriceCondition { Price = 1.5m, IsMore = true }, new PercentChangeCondition { ChangePercent = 1.5m },
            new TimeCondition { Time = "1" }, new VolumeCondition { Volume = 1 }, new MarginCondition { Percent = 1 }, new ExecutionCondition { Symbol = "1" },
            new MarginCondition { Percent = 1, IsConjunctionConnection = false },
        ];
        conditions.Select(condition => new OrderBody(Apple, Limit with { Conditions = [condition] }).Hash()).Should().OnlyHaveUniqueItems();
        new OrderBody(Apple, Limit with { Conditions = [conditions[0], conditions[1]] }).Hash()
            .Should().NotBe(new OrderBody(Apple, Limit with { Conditions = [conditions[1], conditions[0]] }).Hash());
    }

    [Test]
    public void Hash_TextsThatRunIntoEachOther_AreOthers() =>
        new OrderBody(Apple, Limit with { FaGroup = "ab", FaMethod = "" }).Hash()
            .Should().NotBe(new OrderBody(Apple, Limit with { FaGroup = "a", FaMethod = "b" }).Hash());

    [Test]
    public void Hash_OfToday_IsWhatAJournalOfEarlierVersionsHas() =>
        new OrderBody(Apple, Limit).Hash().Should().StartWith("e09619d54df921983c6f");

    private static IEnumerable<string> FieldsOf(Type record) =>
        record.GetProperties().Where(field => field.CanWrite).Select(field => field.Name);

    private static T Changed<T>(T record, string field) where T : class
    {
        var clone = (T)typeof(T).GetMethod("<Clone>$")!.Invoke(record, null)!;
        var property = typeof(T).GetProperty(field)!;
        property.SetValue(clone, Another(property, property.GetValue(record)));
        return clone;
    }

    private static object Another(PropertyInfo property, object? value) => PlainType(property) switch
    {
        var type when type == typeof(string) => value + "x",
        var type when type == typeof(bool) => value is not true,
        var type when type == typeof(int) => ((int?)value ?? 0) + 1,
        var type when type == typeof(long) => ((long?)value ?? 0) + 1,
        var type when type == typeof(decimal) => ((decimal?)value ?? 0) + 0.01m,
        var type when type == typeof(double) => ((double?)value ?? 0) + 0.01,
        var type when type == typeof(SoftDollarTier) => new SoftDollarTier("tier"),
        var type when type == typeof(DeltaNeutralContract) => new DeltaNeutralContract(1, 0.5, 10),
        var type when type == typeof(IReadOnlyList<OrderCondition>) => new OrderCondition[] { new MarginCondition { Percent = 30 } },
        var type when type == typeof(IReadOnlyList<TagValue>) => new TagValue[] { new("tag", "value") },
        var type when type == typeof(IReadOnlyList<OrderComboLeg>) => new OrderComboLeg[] { new(1.5m) },
        var type when type == typeof(IReadOnlyList<ComboLeg>) => new ComboLeg[] { new() { ConId = 3 } },
        var type => throw new AssertionException($"{property.Name} is a {type.Name}: say here what another one is."),
    };

    private static Type PlainType(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
}
