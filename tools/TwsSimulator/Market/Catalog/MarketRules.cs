namespace TwsSimulator.Market.Catalog;

/// <summary>Price increments by market rule id, as reqMarketRule answers them.</summary>
internal static class MarketRules
{
    public const int Cent = 26;
    public const int QuarterPoint = 67;
    public const int HalfPip = 239;
    public const int HalfYenPip = 240;

    /// <summary>The increment above price 0; null for an unknown rule.</summary>
    public static decimal? Increment(int ruleId) => ruleId switch
    {
        Cent => 0.01m,
        QuarterPoint => 0.25m,
        HalfPip => 0.00005m,
        HalfYenPip => 0.005m,
        _ => null,
    };
}
