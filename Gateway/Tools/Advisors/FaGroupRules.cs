using Gateway.Handlers;
using Gateway.Text;

namespace Gateway.Tools.Advisors;

/// <summary>Validates an advisor's groups before they are sent to TWS.</summary>
internal static class FaGroupRules
{
    private static readonly string[] Plain = ["AvailableEquity", "Equal", "NetLiq"];
    private static readonly string[] WithAmounts = ["MonetaryAmount", "Percent", "Ratio", "ContractsOrShares"];
    private const string Example = """[{"name":"All","method":"Equal","accounts":[{"account":"DU1234567"}]}]""";

    /// <exception cref="ToolException">The first rule that is broken.</exception>
    public static void Check(IReadOnlyList<FaGroup> groups, IReadOnlyList<string> known)
    {
        if (groups.Count == 0)
            throw Wrong("must have at least one group");
        foreach (var group in groups)
            Check(group, known);
        if (groups.GroupBy(group => group.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
            throw Wrong($"must have different names; '{UntrustedText.Show(twice.Key)}' is there twice");
    }

    private static void Check(FaGroup group, IReadOnlyList<string> known)
    {
        var name = UntrustedText.Show(group.Name);
        if (string.IsNullOrWhiteSpace(group.Name) || group.Name.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            throw Wrong($"must each have a name of plain ASCII; got '{name}'");
        if (!Plain.Contains(group.Method) && !WithAmounts.Contains(group.Method))
            throw Wrong($"must each have a method of {string.Join(", ", [.. Plain, .. WithAmounts])}; '{name}' has "
                + $"'{UntrustedText.Show(group.Method ?? "")}'");
        if (group.Accounts.Count == 0)
            throw Wrong($"must each have an account; '{name}' has none");
        if (group.Accounts.FirstOrDefault(member => !known.Contains(member.Account)) is { } unknown)
            throw Wrong($"must have accounts of {string.Join(", ", known)}; '{name}' has '{UntrustedText.Show(unknown.Account)}'");
        if (WithAmounts.Contains(group.Method) && group.Accounts.Any(member => member.Amount is not > 0))
            throw Wrong($"must have an amount above 0 for each account with the method {group.Method}; '{name}' has not");
    }

    private static ToolException Wrong(string rule) => ToolErrors.InvalidArgument($"groups: {rule}; example: {Example}");
}
