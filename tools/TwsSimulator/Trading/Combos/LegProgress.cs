namespace TwsSimulator.Trading.Combos;

/// <summary>How far one leg of a combination order has come.</summary>
internal sealed class LegProgress(TradableLeg leg)
{
    private const int AverageDecimals = 8;

    private decimal _notional;

    public TradableLeg Leg { get; } = leg;

    public decimal Filled { get; private set; }

    /// <summary>Commission so far.</summary>
    public decimal Commission { get; set; }

    public decimal AveragePrice => Filled == 0m ? 0m : Math.Round(_notional / Filled, AverageDecimals);

    public void AddFill(decimal quantity, decimal price)
    {
        Filled += quantity;
        _notional += quantity * price;
    }
}
