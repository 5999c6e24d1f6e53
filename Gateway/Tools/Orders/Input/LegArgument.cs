using Gateway.Instruments.Contracts;
using Gateway.Registry.Arguments;
using Gateway.Registry.Schemas;

namespace Gateway.Tools.Orders.Input;

/// <inheritdoc cref="LegInput"/>
internal sealed class LegArgument : ArgumentType
{
    private static readonly ObjectFields Fields = new(nameof(LegInput), SharedTerms.None, typeof(LegInput));

    public override string Rule => "a leg: an object with contract, action and ratio";

    public override string Example => """{"contract":"AAPL 20261218 200 C","action":"BUY","ratio":1}""";

    public override JsonObject Schema() => Fields.Schema(["contract", "action", "ratio", "price"], "contract", "action");

    public override object Read(JsonElement value) => Fields.Read(value, "a leg")[0];
}

/// <summary>One leg of a combination as the caller writes it: contract, ratio, action, and its own price where prices are given by leg.</summary>
[ArgumentFormat(typeof(LegArgument))]
internal sealed class LegInput(
    [Description("Instrument of the leg, such as AAPL 20261218 200 C.")] ContractInput contract,
    [Description("BUY or SELL, when the combination is bought.")] OrderAction action,
    [Description("Units in one combination; 100 for the shares of a covered call.")][Range(1, 10_000)] int ratio = 1,
    [Description("Default: the leg's own.")][RegularExpression(OrderArguments.Printable)] string exchange = "",
    [Description("Limit of this leg, with perLegPrices.")] decimal? price = null) : IQuoted
{
    public bool InDollars => contract.InDollars;

    public ContractInput Contract => contract;

    public OrderAction Action => action;

    public int Ratio => ratio;

    public string Exchange => exchange.ToUpperInvariant();

    public decimal? Price => price;
}
