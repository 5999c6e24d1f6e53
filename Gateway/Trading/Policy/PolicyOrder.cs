using Gateway.Access;
using Gateway.Tws.Model;

namespace Gateway.Trading.Policy;

/// <summary>An order, or a changed one, that is to be held against the limits.</summary>
/// <param name="Details">Of its contract; of a combination only the contract itself.</param>
/// <param name="Order">As it is to be sent; after a change, the whole changed order.</param>
internal sealed record PolicyOrder(ContractDetails Details, Order Order)
{
    public Contract Contract => Details.Contract;

    /// <summary>Every account that it reaches: its own, or those of an advisor's group.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>The order that must fill before this one works; null for none.</summary>
    public EntryOrder? Entry { get; init; }

    /// <summary>The same before a change of that order; null where it does not change.</summary>
    public EntryOrder? EntryBefore { get; init; }

    /// <summary>After a change: the orders that wait for this one, which are held against the limits with it.</summary>
    public IReadOnlyList<PolicyOrder> Children { get; init; } = [];

    /// <summary>The order before a change; null for a new order.</summary>
    public Order? Before { get; init; }

    /// <summary>TWS works the order already, so that it waits for no condition.</summary>
    public bool IsWorking { get; init; }

    /// <summary>What has traded before a change.</summary>
    public decimal Filled { get; init; }

    /// <summary>Whose token's limits hold beside those of all; null for the limits of all alone.</summary>
    public Caller? Caller { get; init; }

    /// <summary>What day sums are kept by.</summary>
    public string Account => Order.Account.Length > 0 ? Order.Account : Order.FaGroup;

    /// <summary>A child that trades back what its parent will have traded.</summary>
    public bool IsExitOfEntry => Entry?.IsClosedBy(Contract, Order) == true;

    /// <summary>It was one, until its parent was changed.</summary>
    public bool WasExitOfEntry => (EntryBefore ?? Entry)?.IsClosedBy(Contract, Before ?? Order) == true;

    /// <summary>An instruction to exercise, or to let lapse, which trades at no price.</summary>
    public bool IsExercise { get; init; }

    /// <summary>It can only close, whatever is held: what it is worth, and the account's state, do not hold it up.</summary>
    public bool OnlyCloses => IsExitOfEntry || IsExercise;

    /// <summary>Equal for two orders that do the same.</summary>
    public string Sameness => string.Create(
        CultureInfo.InvariantCulture,
        $"{Account} {Contract.ConId} {Contract.Exchange} {Legs} {Order.Action} {Order.TotalQuantity} {Order.CashQty} {Order.OrderType} "
        + $"{Order.LmtPrice} {Order.AuxPrice} {Order.TrailStopPrice} {Order.TrailingPercent} {Order.LmtPriceOffset}");

    private string Legs => string.Join(
        '+', Contract.ComboLegs.Select(leg => string.Create(CultureInfo.InvariantCulture, $"{leg.ConId}*{leg.Action}{leg.Ratio}")));

    /// <summary>The contracts that it trades, with the signed units that one unit of the order trades.</summary>
    public static IEnumerable<(int ConId, decimal Units)> UnitsOf(Contract contract, Order order)
    {
        var sign = OrderTerms.IsBuy(order) ? 1m : -1m;
        return contract.SecType == Gateway.Tws.Model.Contract.Bag
            ? contract.ComboLegs.Select(leg => (leg.ConId, sign * leg.Ratio * (leg.Action == "SELL" ? -1 : 1)))
            : [(contract.ConId, sign)];
    }
}
