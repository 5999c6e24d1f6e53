using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Trading.Policy;

/// <summary>The parent of an order: what it trades, and how far it has come.</summary>
/// <param name="Filled">What has traded of it.</param>
/// <param name="IsDone">It trades no more than it has.</param>
internal sealed record EntryOrder(Contract Contract, Order Order, decimal Filled = 0, bool IsDone = false)
{
    /// <summary>Another order of the same parent can close the same units once more.</summary>
    public bool IsClosedByOthers { get; init; }

    public static EntryOrder Of(OrderEntry entry) => new(entry.Contract, entry.Order, entry.Filled, entry.IsDone);

    /// <summary>
    /// Whether a child trades back, in the same contract, no more than this order trades. A child of a child may open again what its parent closes,
    /// and sizes in money cannot be compared.
    /// </summary>
    public bool IsClosedBy(Contract contract, Order child) =>
        !IsClosedByOthers
        && Order.ParentId == 0
        && OrderTerms.IsBuy(Order) != OrderTerms.IsBuy(child)
        && child.HedgeType.Length == 0
        && child.TotalQuantity is { } size && (IsDone ? Filled : Order.TotalQuantity) is { } most && size <= most
        && IsSame(contract);

    /// <summary>Whether it has traded nothing yet, and waits for its price: then its price is the market that its child meets.</summary>
    public bool Waits => Filled == 0 && !IsDone;

    public bool IsSame(Contract contract) => contract.SecType == Contract.SecType && (contract.SecType == Gateway.Tws.Model.Contract.Bag
        ? LegsOf(contract).SequenceEqual(LegsOf(Contract))
        : contract.ConId == Contract.ConId && contract.ConId > 0);

    private static IEnumerable<(int ConId, string Action, int Ratio)> LegsOf(Contract contract) =>
        contract.ComboLegs.Select(leg => (leg.ConId, leg.Action, leg.Ratio)).Order();
}
