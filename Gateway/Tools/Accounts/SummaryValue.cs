using System.ComponentModel;

namespace Gateway.Tools.Accounts;

/// <summary>One value of an account.</summary>
internal sealed record SummaryValue
{
    [Description("As TWS writes it: most are amounts, some are words.")]
    public required string Value { get; init; }

    [Description("Absent for values that have none.")]
    public string? Currency { get; init; }

    public required string Account { get; init; }
}
