namespace TwsSimulator.Trading.Combos;

/// <summary>One leg of a combination: its instrument, how many of it one combination has, and on which side.</summary>
internal sealed record TradableLeg(Tradable Tradable, int Ratio, bool IsBuy)
{
    public decimal SignedRatio => IsBuy ? Ratio : -Ratio;
}
