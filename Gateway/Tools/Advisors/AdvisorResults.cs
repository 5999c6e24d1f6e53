using Gateway.Instruments;
using Gateway.Tws.Model;

namespace Gateway.Tools.Advisors;

/// <summary>The outcome of replacing an advisor's groups.</summary>
internal sealed record SetFaGroupsResult
{
    [Description("False when the groups were only checked.")]
    public required bool Replaced { get; init; }

    public required IReadOnlyList<FaGroup> Groups { get; init; }

    [Description("TWS's answer.")]
    public string? Message { get; init; }
}

/// <summary>An advisor's configuration.</summary>
internal sealed record FaGroupsResult
{
    [Description("False when TWS says that the user is no advisor: there are no groups then.")]
    public required bool IsAdvisor { get; init; }

    public required IReadOnlyList<FaGroup> Groups { get; init; }

    public required IReadOnlyList<FaAlias> Aliases { get; init; }
}

/// <summary>IB's information on the user.</summary>
internal sealed record UserInfoResult
{
    [Description("The id of the broker; absent for customers of IB itself.")]
    public string? WhiteBrandingId { get; init; }

    public required bool IsWhiteBranded { get; init; }
}

/// <summary>The families of the accounts.</summary>
internal sealed record FamilyCodesResult
{
    public required IReadOnlyList<FamilyCodeRow> Codes { get; init; }

    public required int Count { get; init; }
}

/// <summary>Accounts that share orders.</summary>
internal sealed record FaGroup
{
    public required string Name { get; init; }

    [Description("How an order is divided: AvailableEquity, Equal, NetLiq; with amounts: MonetaryAmount, Percent, Ratio, ContractsOrShares.")]
    public string? Method { get; init; }

    public required IReadOnlyList<FaMember> Accounts { get; init; }
}

/// <summary>The family of one account.</summary>
internal sealed record FamilyCodeRow
{
    [Description("* is all accounts.")]
    public required string Account { get; init; }

    [Description("Absent for an account without a family.")]
    public string? Code { get; init; }
}

/// <summary>An account of a group.</summary>
internal sealed record FaMember
{
    public required string Account { get; init; }

    [Description("Its amount, percentage, ratio or number of shares; only with methods that take one.")]
    public decimal? Amount { get; init; }
}

/// <summary>An advisor's own name for an account.</summary>
internal sealed record FaAlias
{
    public required string Account { get; init; }

    public required string Alias { get; init; }
}

/// <summary>The soft dollar tiers of the user.</summary>
internal sealed record SoftDollarTiersResult
{
    public required IReadOnlyList<SoftDollarTierRow> Tiers { get; init; }

    public required int Count { get; init; }
}

/// <summary>A tier as an order names it: by name and value.</summary>
internal sealed record SoftDollarTierRow
{
    public required string Name { get; init; }

    public required string Value { get; init; }

    public string? DisplayName { get; init; }

    public static SoftDollarTierRow Of(SoftDollarTier tier) =>
        new() { Name = tier.Name, Value = tier.Value, DisplayName = tier.DisplayName.OrNull() };
}
