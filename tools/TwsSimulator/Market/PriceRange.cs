namespace TwsSimulator.Market;

/// <summary>First, highest, lowest and last price and the volume of a span of time, before rounding to ticks.</summary>
internal readonly record struct PriceRange(double Open, double High, double Low, double Close, double Volume)
{
    /// <summary>This span and the one that follows it.</summary>
    public PriceRange Then(PriceRange next) =>
        new(Open, Math.Max(High, next.High), Math.Min(Low, next.Low), next.Close, Volume + next.Volume);
}
