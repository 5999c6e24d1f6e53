namespace TwsSimulator.Market;

/// <summary>One leg of a combination.</summary>
/// <param name="Count">How many are in one combination; below 0 when they are sold.</param>
/// <param name="Weight">
/// The weight of the leg's price in the price of the whole: its count in units of the largest multiplier among the legs, as orders are priced.
/// </param>
internal sealed record CombinationLeg(Instrument Instrument, int Count, decimal Weight);
