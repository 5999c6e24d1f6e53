namespace TwsSimulator.Accounts;

/// <summary>Accounts among which an advisor's orders are divided.</summary>
/// <param name="DefaultMethod">The method of orders that name none.</param>
internal sealed record AdvisorGroup(string Name, string DefaultMethod, IReadOnlyList<AdvisorGroup.Member> Members)
{
    /// <param name="Amount">The ratio, percentage, shares or money of methods that want one; null when the group has none.</param>
    internal sealed record Member(Account Account, decimal? Amount);
}
