using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Registry.Arguments;

namespace Gateway.Tools.Orders.Input;

/// <inheritdoc cref="LegInput"/>
internal sealed class LegArgument : ArgumentType
{
    private static readonly ObjectFields Fields = new(nameof(LegInput), typeof(LegInput));

    public override string Rule => "a leg: an object with contract, action and ratio";

    public override string Example => """{"contract":"AAPL 20261218 200 C","action":"BUY","ratio":1}""";

    public override JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["contract"] = new JsonObject { ["type"] = "string" },
            ["action"] = new JsonObject { ["enum"] = new JsonArray("BUY", "SELL") },
            ["ratio"] = new JsonObject { ["type"] = "integer" },
            ["price"] = new JsonObject { ["type"] = "number" },
        },
        ["required"] = new JsonArray("contract", "action"),
    };

    public override object Read(JsonElement value) => Fields.Read(value, "a leg")[0];
}
