using System.ComponentModel;

namespace Gateway.Tools.Advisors;

/// <summary>The family of one account.</summary>
internal sealed record FamilyCodeRow
{
    [Description("* is all accounts.")]
    public required string Account { get; init; }

    [Description("Absent for an account without a family.")]
    public string? Code { get; init; }
}
