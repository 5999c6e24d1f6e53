using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Registry;
using Gateway.Registry.Arguments;

namespace Gateway.Tools.Orders.Input;

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

        public override JsonObject Schema() => new() { ["type"] = "object" };

        public override object Read(JsonElement value) =>
            value.ValueKind == JsonValueKind.Object ? new AlgoParamsInput(value.Clone()) : throw Broken();
    }
}
