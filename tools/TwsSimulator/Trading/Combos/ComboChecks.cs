using System.Collections.Frozen;
using Gateway.Tws.Model;

namespace TwsSimulator.Trading.Combos;

/// <summary>The rules of combination orders.</summary>
/// <remarks>An order that does not ask for NonGuaranteed=1 is guaranteed; both are worked alike: all legs trade at once.</remarks>
internal static class ComboChecks
{
    private const string NonGuaranteed = "NonGuaranteed";

    private static readonly FrozenSet<string> Routing = FrozenSet.Create(
        NonGuaranteed, "LeginPrio", "DontLeginNext", "ChangeToMktTime1", "ChangeToMktTime2", "MaxSegSize", "PriceCondConid", "CondPriceMax",
        "CondPriceMin");

    public static OrderRefusal? Check(Contract contract, Order terms, Tradable combo)
    {
        if (!combo.IsCombo)
            return null;
        if (combo.Legs.Count < 2 || combo.Legs.Any(leg => leg.Ratio < 1) || contract.ComboLegs.Any(leg => leg.Action is not ("BUY" or "SELL")))
            return OrderRefusal.Invalid("A combination needs two legs or more, each with a ratio above zero and the action BUY or SELL");
        if (combo.Legs.Any(leg => leg.Tradable.SecType is "IND" or "CASH"))
            return OrderRefusal.Invalid("A combination cannot have an index or a currency pair as leg");
        if (combo.Legs.Any(leg => leg.Tradable.Currency != contract.Currency))
            return OrderRefusal.Invalid($"The currency of the combination must be that of its legs, {combo.Legs[0].Tradable.Currency}");
        return CheckPrices(terms, combo) ?? CheckRouting(terms);
    }

    private static OrderRefusal? CheckPrices(Order terms, Tradable combo)
    {
        if (terms.OrderComboLegs.Count == 0 || terms.OrderComboLegs.All(leg => leg.Price is null))
            return null;
        if (terms.OrderComboLegs.Count != combo.Legs.Count || terms.OrderComboLegs.Any(leg => leg.Price is null))
            return OrderRefusal.Invalid("Prices by leg must be given for every leg of the combination");
        if (terms.OrderType != OrderTypes.Limit || terms.LmtPrice is not null)
            return OrderRefusal.Invalid("Prices by leg belong to a LMT order without a limit price of the whole");
        return null;
    }

    private static OrderRefusal? CheckRouting(Order terms)
    {
        if (terms.SmartComboRoutingParams.FirstOrDefault(param => !Routing.Contains(param.Tag)) is { } unknown)
            return OrderRefusal.Invalid($"Invalid smart combo routing parameter '{unknown.Tag}'");
        return terms.SmartComboRoutingParams.FirstOrDefault(param => param.Tag == NonGuaranteed)?.Value is null or "0" or "1"
            ? null
            : new OrderRefusal(OrderRefusal.InvalidNonGuaranteed, "Missing or invalid NonGuaranteed value. Combo order.");
    }
}
