using System.Collections;
using System.Reflection;
using Gateway.Trading.Journal;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tests.Trading.Journal;

/// <summary>Every field of an order and of a fill comes back as it was, whatever it holds.</summary>
[TestFixture]
public sealed class JournalJsonTests
{
    private const string Letters = "aZ09 \"\\\n\u00e9\u4e2d;:{}<'";

    private static readonly DateTimeOffset Moment = new(2026, 9, 14, 15, 0, 0, 123, TimeSpan.Zero);

    [Test]
    public void ReadOrder_DefaultValues_ComeBack()
    {
        var order = new JournalOrder(new OrderEntry(), OrderPhase.Sending, OrderOrigin.None, default);

        JournalJson.ReadOrder(JournalJson.Write(order)).Should().BeEquivalentTo(order);
        JournalJson.Write(order).Length.Should().BeLessThan(200);
    }

    /// <summary>Each with other values than the default, which no reading of a missing member can give.</summary>
    [Test]
    public void ReadOrder_EveryFieldSet_ComesBack([Range(1, 20)] int seed)
    {
        var random = new Random(seed);
        var order = (JournalOrder)Fill(typeof(JournalOrder), random);

        var text = JournalJson.Write(order);
        var again = JournalJson.ReadOrder(text);

        again.Should().BeEquivalentTo(order, options => options.RespectingRuntimeTypes().WithStrictOrdering());
        JournalJson.Write(again).Should().Be(text);
        again.Entry.Asked!.IsSame(order.Entry.Asked!.Contract, order.Entry.Asked.Order).Should().BeTrue();
        again.Entry.Asked.Hash().Should().Be(order.Entry.Asked.Hash());
    }

    [Test]
    public void ReadFill_EveryFieldSet_ComesBack([Range(1, 20)] int seed)
    {
        var fill = (ExecutionEntry)Fill(typeof(ExecutionEntry), new Random(seed));

        JournalJson.ReadFill(JournalJson.Write(fill)).Should().BeEquivalentTo(fill);
    }

    [TestCase("0.0000000000000000000000000001")]
    [TestCase("79228162514264337593543950335")]
    [TestCase("-1234567890.123456789")]
    [TestCase("1.50")]
    public void ReadOrder_Decimals_KeepEveryDigit(string digits)
    {
        var price = decimal.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        var order = new JournalOrder(new OrderEntry { Order = new Order { LmtPrice = price } }, OrderPhase.Sent, OrderOrigin.None, Moment);

        JournalJson.ReadOrder(JournalJson.Write(order)).Entry.Order.LmtPrice!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)
            .Should().Be(digits);
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.MaxValue)]
    [TestCase(0.1 + 0.2)]
    public void ReadOrder_Doubles_KeepTheirValue(double value)
    {
        var order = new JournalOrder(new OrderEntry { Order = new Order { Volatility = value } }, OrderPhase.Sent, OrderOrigin.None, Moment);

        JournalJson.ReadOrder(JournalJson.Write(order)).Entry.Order.Volatility.Should().Be(value);
    }

    /// <summary>The values that a reader of a missing member would not guess: false where true is usual, 0 where -1 is.</summary>
    [Test]
    public void ReadOrder_ValuesThatAreTheTypesDefaultButNotTheFields_ComeBack()
    {
        var entry = new OrderEntry
        {
            Knowledge = OrderKnowledge.InFlight,
            Order = new Order { Transmit = false, ExemptCode = 0, Conditions = [new MarginCondition { IsConjunctionConnection = false }] },
        };

        var again = JournalJson.ReadOrder(JournalJson.Write(new JournalOrder(entry, OrderPhase.Sent, OrderOrigin.None, Moment))).Entry;

        again.Knowledge.Should().Be(OrderKnowledge.InFlight);
        again.Order.Should().Match<Order>(order => !order.Transmit && order.ExemptCode == 0 && !order.Conditions[0].IsConjunctionConnection);
    }

    [Test]
    public void Hash_AnyLetterChanged_IsAnother()
    {
        var text = JournalJson.Write(new JournalOrder(new OrderEntry(), OrderPhase.Sending, OrderOrigin.None, Moment));

        JournalJson.Hash("k", text).Should().Be(JournalJson.Hash("k", text)).And.NotBe(JournalJson.Hash("l", text))
            .And.NotBe(JournalJson.Hash("k", text.Replace("Sending", "sending", StringComparison.Ordinal)));
    }

    /// <summary>A value of a type, with every field that can be set filled at random.</summary>
    private static object Fill(Type type, Random random)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Letters[random.Next(Letters.Length)]));
        if (type == typeof(bool))
            return random.Next(2) == 0;
        if (type == typeof(int))
            return random.Next(int.MinValue, int.MaxValue);
        if (type == typeof(long))
            return random.NextInt64(long.MinValue, long.MaxValue);
        if (type == typeof(decimal))
            return new decimal(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29));
        if (type == typeof(double))
            return (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 300));
        if (type == typeof(DateTimeOffset))
            return Moment.AddTicks(random.Next());
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length))!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return FillList(type.GetGenericArguments()[0], random);
        if (type == typeof(OrderCondition))
            type = type.Assembly.GetTypes().Where(kind => kind.BaseType == typeof(OrderCondition)).OrderBy(_ => random.Next()).First();
        var constructor = type.GetConstructors().OrderBy(one => one.GetParameters().Length).First();
        var filled = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Fill(parameter.ParameterType, random))]);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
            property.SetValue(filled, Fill(property.PropertyType, random));
        return filled;
    }

    private static Array FillList(Type item, Random random)
    {
        var list = Array.CreateInstance(item, random.Next(1, 4));
        for (var index = 0; index < list.Length; index++)
            list.SetValue(Fill(item, random), index);
        return list;
    }
}
