using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Registry.Arguments;

namespace Gateway.Tools.Orders.Input;

/// <inheritdoc cref="ConditionInput"/>
internal sealed class ConditionArgument : ArgumentType
{
    private static readonly ObjectFields Fields = new(nameof(ConditionInput), typeof(ConditionInput));

    public override string Rule => "a condition: an object with type and, as the type needs them, contract, op, value and time";

    public override string Example => """{"type":"price","contract":"AAPL","op":">=","value":200}""";

    public override JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["type"] = new JsonObject
            {
                ["enum"] = new JsonArray([.. new ChoiceArgument(typeof(ConditionKind)).Choices.Select(name => (JsonNode)name)]),
            },
            ["contract"] = new JsonObject { ["type"] = "string" },
            ["op"] = new JsonObject { ["enum"] = new JsonArray(">=", "<=") },
            ["value"] = new JsonObject { ["type"] = "number" },
            ["time"] = new JsonObject { ["type"] = "string" },
            ["join"] = new JsonObject { ["enum"] = new JsonArray("and", "or") },
        },
        ["required"] = new JsonArray("type"),
    };

    public override object Read(JsonElement value) => Fields.Read(value, "a condition")[0];
}
