using Gateway.Handlers;
using Gateway.Text;
using Gateway.Tools.Advisors;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders.Rules;

/// <summary>An order is for one account or for an advisor's group of accounts, never for both. Every account that it reaches may be traded.</summary>
internal sealed class AllocationRule(TwsClient client, TradingPolicy policy, AccountChoice accounts)
{
    /// <summary>The account of an order; empty for an order of a group.</summary>
    /// <exception cref="ToolException">Both are given, or the account may not be traded.</exception>
    public string AccountFor(string? account, string faGroup)
    {
        if (faGroup.Length == 0)
            return policy.RequireAccount(account);
        if (!string.IsNullOrWhiteSpace(account))
            throw Both();
        policy.RequireMode();
        return string.Empty;
    }

    /// <summary>Every account that an order reaches: its own, or those of its group.</summary>
    /// <exception cref="ToolException">The group is not known, or one of the accounts may not be traded. Nothing was sent.</exception>
    public async Task<IReadOnlyList<string>> CheckAsync(Order order, CancellationToken cancellationToken)
    {
        if (order.FaGroup.Length == 0)
        {
            if (order.FaMethod.Length > 0 || order.FaPercentage.Length > 0)
                throw OrderRules.Wrong("faMethod", "belongs to an faGroup", "leave it out");
            return [policy.RequireAccount(order.Account)];
        }
        if (order.Account.Length > 0)
            throw Both();
        policy.RequireMode();
        var groups = await GroupsAsync(cancellationToken);
        var group = groups.FirstOrDefault(one => one.Name == order.FaGroup) ?? throw OrderRules.Wrong(
            "faGroup",
            "must be one of "
            + $"{(groups.Count == 0 ? "no group: TWS has none" : string.Join(", ", groups.Select(one => UntrustedText.Show(one.Name))))}; "
            + $"got '{UntrustedText.Show(order.FaGroup)}'",
            groups.Count == 0 ? "leave it out and give account" : UntrustedText.Show(groups[0].Name));
        string[] members = [.. group.Accounts.Select(member => member.Account)];
        policy.RequireGroup(group.Name, members);
        return members;
    }

    /// <summary>Every account that a working order reaches; all of TWS's while it is not known whose the order is.</summary>
    public async Task<IReadOnlyList<string>> AccountsOfAsync(Order order, CancellationToken cancellationToken) =>
        order.Account.Length > 0 ? [order.Account]
        : order.FaGroup.Length > 0 ? await CheckAsync(order, cancellationToken)
        : accounts.Known;

    private async Task<IReadOnlyList<FaGroup>> GroupsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return FaGroupsXml.Read(await client.Accounts.FaConfigurationAsync(FaDataType.Groups, cancellationToken));
        }
        catch (TwsRequestException refused) when (TwsErrorCodes.IsRequestRefused(refused.Error.Code))
        {
            throw OrderRules.Wrong(
                "faGroup", "is for advisors, and TWS does not list groups for this user: " + UntrustedText.Show(refused.Error.Text),
                "leave it out and give account");
        }
        catch (FormatException unread)
        {
            throw ToolErrors.Failed("unreadable", $"Nothing was sent: TWS sent groups that cannot be read: {unread.Message}");
        }
    }

    private static ToolException Both() => OrderRules.Wrong(
        "faGroup", "does not go with account, because an order is for one of the two", "leave account out");
}
