using Gateway.Handlers;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Rules;

/// <summary>TWS takes prices by leg for non-guaranteed SMART combinations of two legs only (10058).</summary>
internal static class ComboRule
{
    /// <exception cref="ToolException">The combination cannot have prices by leg.</exception>
    public static void Check(ContractDetails details, Order order)
    {
        if (order.OrderComboLegs.All(leg => leg.Price is null))
            return;
        var legs = details.Contract.ComboLegs.Count;
        if (legs != 2)
            throw Wrong(string.Create(CultureInfo.InvariantCulture, $"it has {legs} legs"), "leave it out and give one limitPrice");
        if (details.Contract.Exchange != "SMART")
            throw Wrong($"it goes to {details.Contract.Exchange}", "leave it out and give one limitPrice");
        if (!order.SmartComboRoutingParams.Any(pair => pair is { Tag: "NonGuaranteed", Value: "1" }))
            throw Wrong("it is guaranteed", "guaranteed false, or leave perLegPrices out and give one limitPrice");
    }

    private static ToolException Wrong(string why, string example) => OrderRules.Wrong(
        "perLegPrices", $"is for non-guaranteed SMART combinations of two legs (TWS error 10058); {why}", example);
}
