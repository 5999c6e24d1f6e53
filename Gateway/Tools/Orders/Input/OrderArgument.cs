using Gateway.Instruments.Contracts;
using Gateway.Registry.Arguments;

namespace Gateway.Tools.Orders.Input;

/// <inheritdoc cref="OrderInput"/>
internal sealed class OrderArgument : ArgumentType, IObjectArgument
{
    private static readonly string[] Shown =
        ["contract", "action", "quantity", "orderType", "limitPrice", "stopPrice", "tif", "account", "orderRef"];

    private static readonly ObjectFields Fields = new(nameof(OrderInput), GatewayTerms.All, typeof(ContractArguments), typeof(OrderArguments));

    public override string Rule => "an order: an object with the arguments of ibkr_place_order";

    public override string Example => """{"contract":"AAPL","action":"BUY","quantity":100,"orderType":"LMT","limitPrice":189.50}""";

    /// <summary>The usual members; every other argument of ibkr_place_order is accepted, too.</summary>
    public override JsonObject Schema()
    {
        var schema = Fields.Schema(Shown, "action");
        // The long list of types is in ibkr_place_order.
        schema["properties"]!["orderType"]!.AsObject().Remove("enum");
        return schema;
    }

    public IReadOnlyList<HandlerParameter> Members => Fields.Members;

    public bool HasMember(string name) => Fields.Has(name);

    public override object Read(JsonElement value) =>
        Fields.Read(value, "an order") is [ContractArguments contract, OrderArguments order] ? new OrderInput(contract, order) : throw Broken();
}

/// <summary>A whole order as one argument: contract (or symbol ...) and everything that ibkr_place_order takes but waitSeconds.</summary>
[ArgumentFormat(typeof(OrderArgument))]
internal sealed record OrderInput(ContractArguments Contract, OrderArguments Order);
