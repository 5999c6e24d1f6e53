namespace Gateway.Tws.Model;

/// <summary>An exchange that has order books.</summary>
/// <param name="SecType">The kind of contract.</param>
/// <param name="ListingExchange">Where its contracts are listed; empty when that does not matter.</param>
/// <param name="ServiceDataType"><c>Deep</c>: prices of the exchange; <c>Deep2</c>: with the names of market makers.</param>
/// <param name="AggGroup">Exchanges of one group make one smart book; null when there is none.</param>
public sealed record DepthExchange(string Exchange, string SecType, string ListingExchange, string ServiceDataType, int? AggGroup);

/// <summary>What happens to a row of an order book.</summary>
public enum DepthOperation
{
    Insert = 0,
    Update = 1,
    Delete = 2,
}

/// <summary>What one exchange letter of a quote stands for.</summary>
/// <param name="BitNumber">The exchange's bit in masks of exchanges.</param>
/// <param name="Letter">As in <c>BidExchange</c>, <c>AskExchange</c> and <c>LastExchange</c> of a quote.</param>
public sealed record SmartComponent(int BitNumber, string Exchange, string Letter);
