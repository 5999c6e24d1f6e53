using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Api;

namespace Gateway.Tools.Contracts;

/// <summary>Market rules: the price increments that an exchange accepts.</summary>
[Toolset("contracts", AccessScope.MarketRead)]
internal sealed class MarketRuleTools(TwsClient client, ContractResolver resolver)
{
    [Tool("ibkr_get_market_rule", "Price steps", ReadOnly = true, Idempotent = true, Requests = "reqMarketRule",
        Example = """{"contract":"AAPL","price":230.567}""")]
    [Description("The price steps of a contract or market rule, and a price rounded to them: others are refused with error 110.")]
    public async Task<MarketRuleResult> GetMarketRuleAsync(
        ContractArguments contract,
        [Description("From contract details; instead of contract.")][Range(1, int.MaxValue)] int? marketRuleId = null,
        [Description("To be rounded.")] decimal? price = null,
        CancellationToken cancellationToken = default)
    {
        if (marketRuleId is null != contract.Given)
            throw ToolErrors.InvalidArgument("marketRuleId: give either marketRuleId or contract; example: 26");
        var id = marketRuleId ?? await RuleOfAsync(contract, cancellationToken);
        var rule = await client.MarketData.MarketRuleAsync(id, cancellationToken);
        return new MarketRuleResult
        {
            MarketRuleId = id,
            PriceIncrements = rule.Increments,
            Price = price,
            Increment = price is { } at ? rule.IncrementAt(at) : null,
            RoundedPrice = price is { } exact ? rule.Round(exact) : null,
            RoundedDown = price is { } low ? rule.Round(low, MidpointRounding.ToNegativeInfinity) : null,
            RoundedUp = price is { } high ? rule.Round(high, MidpointRounding.ToPositiveInfinity) : null,
        };
    }

    private async Task<int> RuleOfAsync(ContractArguments contract, CancellationToken cancellationToken)
    {
        var details = await resolver.ResolveAsync(contract.ToContract(), cancellationToken);
        return MarketRuleIds.Of(details)
            ?? throw ToolErrors.Failed("no_market_rule", "TWS names no market rule for this contract.", "Use minTick of ibkr_get_contract_details.");
    }
}
