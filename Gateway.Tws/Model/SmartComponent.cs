namespace Gateway.Tws.Model;

/// <summary>What one exchange letter of a quote stands for.</summary>
/// <param name="BitNumber">The exchange's bit in masks of exchanges.</param>
/// <param name="Letter">As in <c>BidExchange</c>, <c>AskExchange</c> and <c>LastExchange</c> of a quote.</param>
public sealed record SmartComponent(int BitNumber, string Exchange, string Letter);
