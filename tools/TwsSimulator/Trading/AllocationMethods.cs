using TwsSimulator.Accounts;

namespace TwsSimulator.Trading;

/// <summary>The ways to divide an advisor's order among the accounts of a group.</summary>
internal static class AllocationMethods
{
    /// <summary>By what they hold of the instrument.</summary>
    public const string PercentChange = "PctChange";

    private const string NetLiquidation = "NetLiq";
    private const string AvailableEquity = "AvailableEquity";

    public static bool IsKnown(string method) =>
        method is NetLiquidation or AvailableEquity or PercentChange || IsEqual(method) || IsByAmount(method);

    /// <summary>Accounts with a part of zero are left out.</summary>
    public static IReadOnlyList<Share> SharesOf(AdvisorGroup group, string method, Tradable tradable, ITradingMarket market) =>
    [
        .. from member in @group.Members
           let weight = WeightOf(member, method, tradable, market)
           where weight > 0m
           select new Share(member.Account, weight),
    ];

    /// <summary>
    /// What each account gets of a fill: its part of all that has traded so far, less what it has got; whole units go to those that lack most.
    /// </summary>
    public static IReadOnlyList<(Share Share, decimal Quantity)> Divide(IReadOnlyList<Share> shares, decimal quantity, decimal unit)
    {
        if (shares.Count == 1)
            return Give([(shares[0], quantity)]);
        var total = shares.Sum(share => share.Filled) + quantity;
        var weights = shares.Sum(share => share.Weight);
        var due = shares.Select(share => Math.Max(0m, (total * share.Weight / weights) - share.Filled)).ToArray();
        var given = due.Select(amount => Math.Floor(amount / unit) * unit).ToArray();
        var left = quantity - given.Sum();
        foreach (var index in Enumerable.Range(0, due.Length).OrderByDescending(index => due[index] - given[index]))
        {
            var more = Math.Min(left, unit);
            given[index] += more;
            left -= more;
        }
        given[0] += left;
        return Give([.. shares.Zip(given).Where(pair => pair.Second > 0m)]);
    }

    private static IReadOnlyList<(Share, decimal)> Give(IReadOnlyList<(Share Share, decimal Quantity)> parts)
    {
        foreach (var (share, quantity) in parts)
            share.Filled += quantity;
        return parts;
    }

    private static bool IsEqual(string method) => method is "Equal" or "EqualQuantity";

    private static bool IsByAmount(string method) => method is "Ratio" or "Percent" or "ContractsOrShares" or "Shares" or "MonetaryAmount";

    private static decimal WeightOf(AdvisorGroup.Member member, string method, Tradable tradable, ITradingMarket market) => method switch
    {
        NetLiquidation => Valuation.Of(member.Account, market).NetLiquidation,
        AvailableEquity => Valuation.Of(member.Account, market).EquityWithLoan,
        PercentChange => Math.Abs(member.Account.QuantityOf(tradable.ConId)),
        _ when IsEqual(method) => 1m,
        _ => member.Amount ?? 1m,
    };
}
