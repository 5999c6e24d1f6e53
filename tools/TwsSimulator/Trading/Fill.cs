namespace TwsSimulator.Trading;

/// <summary>One execution and its cost.</summary>
/// <param name="ExecId">Unique; its last part counts corrections.</param>
/// <param name="CumulativeQuantity">Of the order, this fill included.</param>
/// <param name="RealizedPnL">Null when the fill closed nothing.</param>
/// <param name="AddedLiquidity">True when a resting order was hit, false when the order took from the book.</param>
internal sealed record Fill(
    SimOrder Order, string ExecId, DateTimeOffset Time, decimal Quantity, decimal Price, decimal CumulativeQuantity, decimal AveragePrice,
    decimal Commission, decimal? RealizedPnL, bool AddedLiquidity);
