using Gateway.Tws.Model;

namespace Gateway.Instruments.Contracts;

/// <summary>Finds the market rule of a contract: details list one for each of its exchanges, in the same order.</summary>
internal static class MarketRuleIds
{
    /// <summary>The rule at the exchange of the contract, else at its first one; null when TWS names none.</summary>
    public static int? Of(ContractDetails details)
    {
        var rules = details.MarketRuleIds.Parts();
        if (rules.Count == 0)
            return null;
        var at = details.ValidExchanges.Parts().ToList().IndexOf(details.Contract.Exchange);
        return int.TryParse(rules[at >= 0 && at < rules.Count ? at : 0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }
}
