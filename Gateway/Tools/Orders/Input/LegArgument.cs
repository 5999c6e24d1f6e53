using Gateway.Instruments.Contracts;
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

/// <summary>One leg of a combination as the caller writes it: contract, ratio, action, and its own price where prices are given by leg.</summary>
[ArgumentFormat(typeof(LegArgument))]
internal sealed class LegInput(
    [Description("One instrument.")] ContractInput contract,
    [Description("BUY or SELL, when the combination is bought.")] OrderAction action,
    [Description("How many in one combination; shares beside one option: 100.")][Range(1, 10_000)] int ratio = 1,
    [Description("Default: the leg's own.")][RegularExpression(OrderArguments.Printable)] string exchange = "",
    [Description("Limit of this leg, with perLegPrices.")] decimal? price = null)
{
    public ContractInput Contract => contract;

    public OrderAction Action => action;

    public int Ratio => ratio;

    public string Exchange => exchange.ToUpperInvariant();

    public decimal? Price => price;
}
