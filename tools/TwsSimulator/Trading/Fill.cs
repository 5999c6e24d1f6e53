using Gateway.Tws.Model;
using TwsSimulator.Accounts;
using TwsSimulator.Trading.Combos;

namespace TwsSimulator.Trading;

/// <summary>One execution and its cost.</summary>
/// <param name="ExecId">Unique; its last part counts corrections.</param>
/// <param name="CumulativeQuantity">Of the order, this fill included.</param>
/// <param name="RealizedPnL">Null when the fill closed nothing.</param>
/// <param name="AddedLiquidity">True when a resting order was hit, false when the order took from the book.</param>
internal sealed record Fill(
    SimOrder Order, string ExecId, DateTimeOffset Time, decimal Quantity, decimal Price, decimal CumulativeQuantity, decimal AveragePrice,
    decimal Commission, decimal? RealizedPnL, bool AddedLiquidity)
{
    /// <summary>The account that got it.</summary>
    public Account Account { get; init; } = Order.Account;

    /// <summary>The leg that traded; null for the order itself, be it a single instrument or a combination as a whole.</summary>
    public TradableLeg? Leg { get; init; }

    public Tradable Tradable => Leg?.Tradable ?? Order.Tradable;

    public Contract Contract => Leg?.Tradable.Contract ?? Order.Contract;

    public bool IsBuy => Leg is null ? Order.IsBuy : Leg.IsBuy == Order.IsBuy;

    /// <summary>A combination has no commission report of its own; its legs have.</summary>
    public bool HasCommission => !Tradable.IsCombo;
}
