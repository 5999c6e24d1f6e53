using Gateway.Instruments.Contracts;
using Gateway.Registry.Arguments;

namespace Gateway.Tools.Orders.Input;

/// <inheritdoc cref="OrderInput"/>
internal sealed class OrderArgument : ArgumentType, IObjectArgument
{
    private static readonly ObjectFields Fields = new(nameof(OrderInput), typeof(ContractArguments), typeof(OrderArguments));

    public override string Rule => "an order: an object with the arguments of ibkr_place_order";

    public override string Example => """{"contract":"AAPL","action":"BUY","quantity":100,"orderType":"LMT","limitPrice":189.50}""";

    /// <summary>The members are those of ibkr_place_order and are not repeated in every tool that takes orders.</summary>
    public override JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["contract"] = new JsonObject { ["type"] = "string" },
            ["action"] = new JsonObject { ["enum"] = new JsonArray("BUY", "SELL") },
            ["quantity"] = new JsonObject { ["type"] = "number" },
            ["orderType"] = new JsonObject { ["type"] = "string" },
            ["limitPrice"] = new JsonObject { ["type"] = "number" },
        },
        ["required"] = new JsonArray("action"),
    };

    public IReadOnlyList<HandlerParameter> Members => Fields.Members;

    public bool HasMember(string name) => Fields.Has(name);

    public override object Read(JsonElement value) =>
        Fields.Read(value, "an order") is [ContractArguments contract, OrderArguments order] ? new OrderInput(contract, order) : throw Broken();
}

/// <summary>A whole order as one argument: contract (or symbol ...) and everything that ibkr_place_order takes but waitSeconds.</summary>
[ArgumentFormat(typeof(OrderArgument))]
internal sealed record OrderInput(ContractArguments Contract, OrderArguments Order);
