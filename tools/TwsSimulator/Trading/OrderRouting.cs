using Gateway.Tws.Model;
using TwsSimulator.Accounts;

namespace TwsSimulator.Trading;

/// <summary>Finds the account of an order, or the accounts among which an advisor's order is divided.</summary>
internal sealed class OrderRouting(AccountBook accounts, AdvisorBook advisor)
{
    /// <summary>The refusal, or null and the accounts: one, or those of a group.</summary>
    public OrderRefusal? Find(Order terms, Tradable tradable, ITradingMarket market, out IReadOnlyList<Share> shares)
    {
        shares = [];
        if (terms.FaGroup.Length > 0)
            return FindGroup(terms, tradable, market, out shares);
        var account = terms.Account.Length == 0 ? accounts.Default : accounts.Find(terms.Account);
        if (account is null)
            return terms.Account.Length == 0 ? OrderRefusal.NoAccount : OrderRefusal.Invalid($"Invalid account code '{terms.Account}'");
        shares = [new Share(account, 1m)];
        return null;
    }

    /// <summary>An order that changes positions by a percentage gets the quantity that this is over the whole group.</summary>
    public Order SizedByPercent(Order terms, Tradable tradable)
    {
        if (terms.FaMethod != AllocationMethods.PercentChange
            || terms.TotalQuantity is > 0m
            || advisor.FindGroup(terms.FaGroup) is not { } group
            || !decimal.TryParse(terms.FaPercentage, NumberStyles.Number, CultureInfo.InvariantCulture, out var percent))
            return terms;
        var held = group.Members.Sum(member => Math.Abs(member.Account.QuantityOf(tradable.ConId)));
        return terms with { TotalQuantity = Math.Floor(held * Math.Abs(percent) / 100m) };
    }

    private OrderRefusal? FindGroup(Order terms, Tradable tradable, ITradingMarket market, out IReadOnlyList<Share> shares)
    {
        shares = [];
        if (!advisor.IsAdvisor)
            return new OrderRefusal(OrderRefusal.NotAnAdvisor, "Not a financial advisor account");
        if (terms.Account.Length > 0)
            return OrderRefusal.Reject("An order names an account or an allocation group, not both.");
        if (advisor.FindGroup(terms.FaGroup) is not { } group)
            return new OrderRefusal(OrderRefusal.UnknownAllocation, $"The allocation group '{terms.FaGroup}' does not exist.");
        var method = terms.FaMethod.Length > 0 ? terms.FaMethod : group.DefaultMethod;
        if (!AllocationMethods.IsKnown(method))
            return OrderRefusal.Reject($"Unknown allocation method '{method}'.");
        shares = AllocationMethods.SharesOf(group, method, tradable, market);
        return shares.Count == 0 ? OrderRefusal.Reject($"The group '{terms.FaGroup}' has no account that the order could be allocated to.") : null;
    }
}
