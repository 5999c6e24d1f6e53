using TwsSimulator.Trading;

namespace TwsSimulator.Accounts;

/// <summary>One account's holding of one instrument, with its cost and its profit; it stays, at quantity 0, until the end of the day.</summary>
/// <remarks>
/// The cost holds commissions, as TWS's average cost does. Every number is exact: a part of the cost that leaves is rounded once,
/// and just that amount goes into the realized profit.
/// </remarks>
internal sealed class Position(Tradable tradable)
{
    private const int CostDecimals = 8;

    private decimal _dayStartValue;
    private decimal _dayCashFlow;

    public Tradable Tradable { get; } = tradable;

    /// <summary>Negative when short.</summary>
    public decimal Quantity { get; private set; }

    /// <summary>The cost of the position, commissions included; negative when short.</summary>
    public decimal CostBasis { get; private set; }

    /// <summary>Cost of one contract in money of its currency.</summary>
    public decimal AverageCost => Quantity == 0m ? 0m : Math.Round(CostBasis / Quantity, CostDecimals);

    public decimal RealizedPnL { get; private set; }

    /// <summary>A holding that the account starts the day with.</summary>
    public static Position Opening(Tradable tradable, decimal quantity, decimal averagePrice, decimal priorClose) => new(tradable)
    {
        Quantity = quantity,
        CostBasis = tradable.MoneyOf(quantity, averagePrice),
        _dayStartValue = tradable.MoneyOf(quantity, priorClose),
    };

    public decimal ValueAt(decimal price) => Tradable.MoneyOf(Quantity, price);

    public decimal UnrealizedAt(decimal price) => ValueAt(price) - CostBasis;

    /// <summary>Profit and loss since the prior close: present value, less the value at the start, plus what trading brought in.</summary>
    public decimal DailyAt(decimal price) => ValueAt(price) - _dayStartValue + _dayCashFlow;

    /// <summary>Books a trade and returns the profit that it realized; null when it closed nothing.</summary>
    public decimal? Apply(decimal signedQuantity, decimal price, decimal commission)
    {
        var unit = Tradable.MoneyOf(1, price);
        _dayCashFlow -= (signedQuantity * unit) + commission;
        var closing = Quantity * signedQuantity < 0m ? Math.Min(Math.Abs(Quantity), Math.Abs(signedQuantity)) : 0m;
        if (closing == 0m)
        {
            Open(signedQuantity, unit, commission);
            return null;
        }
        var signedClosing = Math.Sign(signedQuantity) * closing;
        var closingCommission = Share(commission, closing, Math.Abs(signedQuantity));
        var closedBasis = Share(CostBasis, closing, Math.Abs(Quantity));
        var realized = -(signedClosing * unit) - closingCommission - closedBasis;
        Quantity += signedClosing;
        CostBasis -= closedBasis;
        RealizedPnL += realized;
        Open(signedQuantity - signedClosing, unit, commission - closingCommission);
        return realized;
    }

    /// <summary>A new day: what is held now is worth the prior close, and nothing has been realized yet.</summary>
    public void StartDay(decimal priorClose)
    {
        _dayStartValue = ValueAt(priorClose);
        _dayCashFlow = 0m;
        RealizedPnL = 0m;
    }

    private void Open(decimal signedQuantity, decimal unit, decimal commission)
    {
        Quantity += signedQuantity;
        CostBasis += (signedQuantity * unit) + commission;
    }

    private static decimal Share(decimal amount, decimal part, decimal whole) =>
        part == whole ? amount : Math.Round(amount * part / whole, CostDecimals);
}
