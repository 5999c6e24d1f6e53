using Gateway.Tws.Model;
using TwsSimulator.Market;
using TwsSimulator.Trading.Combos;

namespace TwsSimulator.Trading;

/// <summary>An instrument of the order engine: its full contract, and the numbers that money is computed with.</summary>
/// <param name="Contract">Fully resolved: contract id, local symbol, trading class, primary exchange.</param>
/// <param name="Multiplier">Units of the underlying in one contract; 1 for everything but derivatives.</param>
/// <param name="MinTick">Every price of an order must be a multiple of it.</param>
internal sealed record Tradable(Contract Contract, decimal Multiplier, decimal MinTick)
{
    /// <summary>
    /// The money of one contract at a price of 1, in its currency: less than the multiplier where prices are in pence, cents or per cent of par.
    /// </summary>
    public decimal PointValue { get; init; } = Multiplier;

    /// <summary>The prices that orders may have; null where every multiple of <see cref="MinTick"/> will do.</summary>
    public PriceGrid? Grid { get; init; }

    public int ConId => Contract.ConId;

    public string SecType => Contract.SecType;

    public string Currency => Contract.Currency;

    /// <summary>Every quantity of an order must be a multiple of it; 0 where any will do.</summary>
    public decimal SizeIncrement { get; init; }

    /// <summary>Of a combination; else empty.</summary>
    public IReadOnlyList<TradableLeg> Legs { get; init; } = [];

    public bool IsCombo => Legs.Count > 0;

    /// <summary>Currency pairs move cash; their position is a memo of it.</summary>
    public bool IsForex => SecType == "CASH";

    /// <summary>Futures and CFDs cost no cash: only their profit and loss is settled.</summary>
    public bool IsMargined => SecType is "FUT" or "CONTFUT" or "CFD";

    public bool IsBond => SecType is "BOND" or "BILL";

    public bool IsOption => SecType is "OPT" or "FOP";

    /// <summary>What a size is worth at a price.</summary>
    public decimal MoneyOf(decimal quantity, decimal price) => quantity * price * PointValue;

    /// <summary>The distance of two prices.</summary>
    public decimal TickAt(decimal price) => Grid?.TickAt(price) ?? MinTick;

    /// <summary>The contract as TWS echoes it: fully described, with the exchange that the client named.</summary>
    public Contract AsNamedBy(Contract asked) => Contract with
    {
        Exchange = asked.Exchange.Length > 0 ? asked.Exchange : Contract.Exchange,
        ComboLegs = asked.ComboLegs,
        DeltaNeutralContract = asked.DeltaNeutralContract,
    };

    /// <summary>The positions that a trade in it changes: itself, or each leg of a combination. Quantities are negative when sold.</summary>
    public IEnumerable<(Tradable Tradable, decimal Quantity)> Parts(decimal signedQuantity) =>
        IsCombo ? Legs.Select(leg => (leg.Tradable, signedQuantity * leg.SignedRatio)) : [(this, signedQuantity)];

    /// <summary>The same instrument, or a combination of the same legs.</summary>
    public bool IsSameAs(Tradable other) =>
        ConId == other.ConId
            && Legs.Count == other.Legs.Count
            && Legs.Zip(other.Legs).All(pair => pair.First.Tradable.ConId == pair.Second.Tradable.ConId
            && pair.First.SignedRatio == pair.Second.SignedRatio);
}
