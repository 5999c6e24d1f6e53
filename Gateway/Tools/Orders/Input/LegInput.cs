using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Gateway.Registry;
using Gateway.Registry.Arguments;
using Gateway.Tools.Contracts;

namespace Gateway.Tools.Orders.Input;

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
