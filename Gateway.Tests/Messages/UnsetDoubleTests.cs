using Gateway.Tests.Support;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tests.Messages;

/// <summary>TWS writes a double that it does not know as nothing, NaN or the largest double: never a number of ours.</summary>
[TestFixture]
public sealed class UnsetDoubleTests
{
    private static readonly string[] Markers = ["", "NaN", "1.7976931348623157E308", "1.7976931348623157E+308"];

    private static readonly string[] Option = ["21", "7", "13", "0", "0.25", "0.5", "1.2", "0.1", "0.01", "0.02", "-0.03", "100"];

    [Test]
    public void Parse_OptionComputation_UnsetImpliedVol_IsNull([ValueSource(nameof(Markers))] string marker) =>
        OptionWith(4, marker).Should().Be(Computed() with { ImpliedVol = null });

    [Test]
    public void Parse_OptionComputation_UnsetDelta_IsNull([ValueSource(nameof(Markers))] string marker) =>
        OptionWith(5, marker).Should().Be(Computed() with { Delta = null });

    [Test]
    public void Parse_OptionComputation_UnsetGamma_IsNull([ValueSource(nameof(Markers))] string marker) =>
        OptionWith(8, marker).Should().Be(Computed() with { Gamma = null });

    [Test]
    public void Parse_OptionComputation_UnsetVega_IsNull([ValueSource(nameof(Markers))] string marker) =>
        OptionWith(9, marker).Should().Be(Computed() with { Vega = null });

    [Test]
    public void Parse_OptionComputation_UnsetTheta_IsNull([ValueSource(nameof(Markers))] string marker) =>
        OptionWith(10, marker).Should().Be(Computed() with { Theta = null });

    [Test]
    public void Parse_TickGeneric_UnsetValue_IsNull([ValueSource(nameof(Markers))] string marker) =>
        TwsFields.Read<TickGenericMessage>(["45", "6", "7", "23", marker]).Value.Should().BeNull();

    [Test]
    public void Parse_OpenOrder_UnsetDeltaAndVolatility_AreNull([ValueSource(nameof(Markers))] string marker)
    {
        var fields = MemberRow.Plain(nameof(OpenOrderMessage)).Fields.ToList();
        var set = TwsFields.Read<OpenOrderMessage>(fields).Order;
        set.Delta.Should().NotBeNull();
        set.Volatility.Should().NotBeNull();
        fields[IndexOf(fields, set.Delta!.Value)] = marker;
        fields[IndexOf(fields, set.Volatility!.Value)] = marker;

        var order = TwsFields.Read<OpenOrderMessage>(fields).Order;

        order.Delta.Should().BeNull();
        order.Volatility.Should().BeNull();
        order.StockRangeLower.Should().Be(set.StockRangeLower);
        order.VolatilityType.Should().Be(set.VolatilityType);
    }

    private static TickOptionComputationMessage Computed() => new(7, TickType.ModelOption, 0, 0.25, 0.5, 1.2m, 0.1m, 0.01, 0.02, -0.03, 100m);

    private static TickOptionComputationMessage OptionWith(int index, string marker) =>
        TwsFields.Read<TickOptionComputationMessage>(Option.Select((field, i) => i == index ? marker : field));

    private static int IndexOf(List<string> fields, double value) =>
        fields.FindIndex(field => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == value);
}
