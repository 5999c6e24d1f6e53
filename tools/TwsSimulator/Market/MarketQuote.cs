namespace TwsSimulator.Market;

/// <summary>An instrument's prices at one moment. Prices lie on the instrument's tick grid; <see cref="Close"/> is the day before's.</summary>
internal readonly record struct MarketQuote(
    DateTimeOffset Time,
    decimal Bid,
    decimal BidSize,
    decimal Ask,
    decimal AskSize,
    decimal Last,
    decimal LastSize,
    decimal Open,
    decimal High,
    decimal Low,
    decimal Close,
    decimal Volume)
{
    public decimal Mid => (Bid + Ask) / 2;
}
