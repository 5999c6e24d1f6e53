using Gateway.Tws.Model;

namespace TwsSimulator.Trading;

/// <summary>Which orders can trade outside the regular hours; TWS ignores the wish of all others.</summary>
internal static class OutsideHours
{
    public static bool AreHonoured(Order terms, Tradable tradable) => tradable.SecType switch
    {
        Contract.Bag => terms.OrderType == OrderTypes.Limit
            && tradable.Legs.All(leg => leg.Tradable.SecType is "FUT" or "FOP" || IsIndexOption(leg.Tradable)),
        "STK" or "CFD" => Rests(terms.OrderType) && !OrderTypes.IsAtOpening(terms.Tif),
        "FUT" or "FOP" or "CONTFUT" => terms.OrderType != OrderTypes.Market,
        "OPT" => IsIndexOption(tradable) && Rests(terms.OrderType),
        _ => false,
    };

    /// <summary>Options on the index trade around the clock.</summary>
    private static bool IsIndexOption(Tradable tradable) => tradable is { SecType: "OPT", Contract.Symbol: "SPX" or "VIX" or "XSP" };

    private static bool Rests(string type) => type is OrderTypes.Limit or OrderTypes.Relative || OrderTypes.WaitsForTrigger(type);
}
