using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Registry.Arguments;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Input;

/// <summary>An algorithm of IB's with its parameters, by IB's names.</summary>
[ArgumentFormat(typeof(AlgoArgument))]
internal sealed record AlgoInput(AlgoKind Kind, IReadOnlyList<TagValue> Params)
{
    /// <summary>Sets the algorithm on an order, with the parameters that IB requires and the caller left out.</summary>
    public Order Apply(Order order) => order with
    {
        AlgoStrategy = EnumName<AlgoKind>.Of(Kind),
        AlgoParams = Kind == AlgoKind.Adaptive && Params.Count == 0 ? [new TagValue("adaptivePriority", "Normal")] : Params,
    };
}

/// <summary>IB's algorithms, by IB's names.</summary>
internal enum AlgoKind
{
    Adaptive,
    Twap,
    Vwap,

    [JsonStringEnumMemberName("ArrivalPx")]
    ArrivalPrice,

    DarkIce,

    [JsonStringEnumMemberName("PctVol")]
    PercentOfVolume,

    [JsonStringEnumMemberName("ClosePx")]
    ClosePrice,

    [JsonStringEnumMemberName("MinImpact")]
    MinimumImpact,
}

/// <summary>The parameters of an algorithm that another argument names.</summary>
[ArgumentFormat(typeof(Format))]
internal sealed record AlgoParamsInput(JsonElement Json)
{
    /// <exception cref="ToolException">A parameter is not one of the algorithm's.</exception>
    public static AlgoInput With(AlgoKind kind, AlgoParamsInput? given)
    {
        try
        {
            return AlgoArgument.Of(kind, given?.Json ?? default);
        }
        catch (FormatException wrong)
        {
            throw ToolErrors.InvalidArgument($$"""params: must be {{wrong.Message}}; example: {"adaptivePriority":"Normal"}""", "Nothing was sent.");
        }
    }

    private sealed class Format : ArgumentType
    {
        public override string Rule => "an object with the algorithm's parameters";

        public override string Example => """{"adaptivePriority":"Normal"}""";

        public override JsonObject Schema() => AlgoParams.Schema();

        public override object Read(JsonElement value) => value.ValueKind is JsonValueKind.Object or JsonValueKind.String
            ? new AlgoParamsInput(AlgoParams.ObjectOf(value).Clone())
            : throw Broken();
    }
}
