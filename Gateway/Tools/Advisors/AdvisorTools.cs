using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Text;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Advisors;

/// <summary>A financial advisor's configuration, and IB's information on the user.</summary>
[Toolset("account", AccessScope.AccountRead)]
internal sealed class AdvisorTools(TwsClient client, AccountChoice accounts)
{
    [Tool("ibkr_get_fa_groups", "Advisor groups", ReadOnly = true, Idempotent = true, Requests = "requestFA")]
    [Description("An advisor's groups of accounts, how orders are divided among them, and the accounts' aliases.")]
    public async Task<FaGroupsResult> GetFaGroupsAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var groups = FaGroupsXml.Read(await client.Accounts.FaConfigurationAsync(FaDataType.Groups, cancellationToken));
            var aliases = FaGroupsXml.ReadAliases(await client.Accounts.FaConfigurationAsync(FaDataType.Aliases, cancellationToken));
            return new FaGroupsResult { IsAdvisor = true, Groups = groups, Aliases = aliases };
        }
        catch (TwsRequestException refused)
            when (refused.Error.Code == 321 && refused.Error.Text.Contains("non FA", StringComparison.OrdinalIgnoreCase))
        {
            return new FaGroupsResult { IsAdvisor = false, Groups = [], Aliases = [] };
        }
        catch (FormatException unread)
        {
            throw ToolErrors.Failed("unreadable", $"TWS sent groups that cannot be read: {unread.Message}");
        }
    }

    [Tool("ibkr_set_fa_groups", "Replace advisor groups", Destructive = true, Idempotent = true, Scope = AccessScope.Admin, Requests = "replaceFA",
        Example = """{"groups":[{"name":"Half","method":"Equal","accounts":[{"account":"DU1000001"}]}],"checkOnly":true}""")]
    [Description("Replaces all groups of an advisor: a group that is left out is gone. Begin with ibkr_get_fa_groups.")]
    public async Task<SetFaGroupsResult> SetFaGroupsAsync(
        [Description("As ibkr_get_fa_groups lists them, or IB's XML.")] FaGroupsInput groups,
        [Description("Only check them.")] bool checkOnly = false,
        CancellationToken cancellationToken = default)
    {
        FaGroupRules.Check(groups.Groups, accounts.Known);
        string? answer = checkOnly ? null : await client.Accounts.ReplaceFaConfigurationAsync(FaDataType.Groups, groups.Xml, cancellationToken);
        return new SetFaGroupsResult { Replaced = !checkOnly, Groups = groups.Groups, Message = answer.OrNull() };
    }

    [Tool("ibkr_get_family_codes", "Family codes", ReadOnly = true, Idempotent = true, Requests = "reqFamilyCodes")]
    [Description("Which accounts belong to one family, by its code.")]
    public async Task<FamilyCodesResult> GetFamilyCodesAsync(CancellationToken cancellationToken = default)
    {
        var codes = await client.Accounts.FamilyCodesAsync(cancellationToken);
        return new FamilyCodesResult
        {
            Codes = [.. codes.Select(code => new FamilyCodeRow { Account = code.Account, Code = code.Code.OrNull() })],
            Count = codes.Count,
        };
    }

    [Tool("ibkr_get_user_info", "User", ReadOnly = true, Idempotent = true, Requests = "reqUserInfo")]
    [Description("Under which broker's brand the user trades; none for IB's own customers.")]
    public async Task<UserInfoResult> GetUserInfoAsync(CancellationToken cancellationToken = default)
    {
        var id = await client.Accounts.WhiteBrandingIdAsync(cancellationToken);
        return new UserInfoResult { WhiteBrandingId = id.OrNull(), IsWhiteBranded = id.Length > 0 };
    }
}

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

/// <summary>Soft dollar tiers, which the orders of some users name.</summary>
[Toolset("orders", AccessScope.AccountRead)]
internal sealed class SoftDollarTools(TwsClient client)
{
    [Tool("ibkr_get_soft_dollar_tiers", "Soft dollar tiers", ReadOnly = true, Idempotent = true, Requests = "reqSoftDollarTiers")]
    [Description("The soft dollar tiers that an order may name; most users have none.")]
    public async Task<SoftDollarTiersResult> GetSoftDollarTiersAsync(CancellationToken cancellationToken = default)
    {
        var tiers = await client.Accounts.SoftDollarTiersAsync(cancellationToken);
        return new SoftDollarTiersResult { Tiers = [.. tiers.Select(SoftDollarTierRow.Of)], Count = tiers.Count };
    }
}
