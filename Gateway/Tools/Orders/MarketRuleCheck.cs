using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Tools.Orders.Rules;
using Gateway.Tws.Api;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>
/// Refuses a price between two steps before TWS does (110), and says which prices are next to it. The steps are the exchange's market rule, else the
/// contract's tick.
/// </summary>
internal sealed class MarketRuleCheck(TwsClient client)
{
    private const int NoRule = 0;

    /// <summary>The order with prices that are a step but for the noise of binary arithmetic as that step (200.10000000000002 is 200.10).</summary>
    public async Task<Order> WithoutNoiseAsync(ContractDetails details, Order order, CancellationToken cancellationToken)
    {
        var stop = TriggersByAuxPrice(order) ? order.AuxPrice : order.TrailStopPrice;
        if (details.Contract.SecType == Contract.Bag || details.MinTick <= 0 || (order.LmtPrice is null && stop is null))
            return order;
        var rule = await RuleAsync(details, cancellationToken);
        return order with
        {
            LmtPrice = Clean(order.LmtPrice),
            AuxPrice = TriggersByAuxPrice(order) ? Clean(order.AuxPrice) : order.AuxPrice,
            TrailStopPrice = Clean(order.TrailStopPrice),
        };

        decimal? Clean(decimal? price) => price is { } given ? StepNoise.Remove(given, rule.Round(given)) : null;
    }

    /// <param name="details">The contract's.</param>
    /// <param name="names">The names under which the caller gives the prices.</param>
    /// <exception cref="ToolException">A price is not a multiple of the step.</exception>
    public async Task CheckAsync(ContractDetails details, Order order, OrderFieldNames names, CancellationToken cancellationToken)
    {
        var stop = TriggersByAuxPrice(order) ? order.AuxPrice : order.TrailStopPrice;
        if (details.Contract.SecType == Contract.Bag || details.MinTick <= 0 || (order.LmtPrice is null && stop is null))
            return;
        var rule = await RuleAsync(details, cancellationToken);
        Check(names.Limit, order.LmtPrice, rule, details.Contract);
        Check(TriggersByAuxPrice(order) ? names.Stop : names.FirstStop, stop, rule, details.Contract);
    }

    /// <summary>For every other type the auxiliary price is a distance, or nothing.</summary>
    public static bool TriggersByAuxPrice(Order order) => order.OrderType is "STP" or "STP LMT" or "STP PRT" or "MIT" or "LIT";

    /// <summary>A market rule that TWS does not return is no reason to refuse an order: the contract's tick is used then, and TWS decides.</summary>
    private async Task<MarketRule> RuleAsync(ContractDetails details, CancellationToken cancellationToken)
    {
        var tick = new MarketRule(NoRule, [new PriceIncrement(0, details.MinTick)]);
        try
        {
            return MarketRuleIds.Of(details) is { } id ? await client.MarketData.MarketRuleAsync(id, cancellationToken) : tick;
        }
        catch (TwsException untold) when (untold is not TwsDisconnectedException)
        {
            return tick;
        }
    }

    private static void Check(string field, decimal? price, MarketRule rule, Contract contract)
    {
        if (price is not { } given || StepNoise.Remove(given, rule.Round(given)) == rule.Round(given))
            return;
        var (low, high) = (rule.Round(given, MidpointRounding.ToNegativeInfinity), rule.Round(given, MidpointRounding.ToPositiveInfinity));
        throw ToolErrors.InvalidArgument(
            $"{field}: must be a multiple of {Show(rule.IncrementAt(given))} for {contract.Symbol}; {Show(given)} lies between {Show(low)} and "
            + $"{Show(high)}; example: {Show(rule.Round(given))}",
            "Nothing was sent.");
    }

    private static string Show(decimal number) => number.ToString("0.00##########", CultureInfo.InvariantCulture);
}
