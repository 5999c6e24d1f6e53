using System.ComponentModel;

namespace Gateway.Tools.Advisors;

/// <summary>An account of a group.</summary>
internal sealed record FaMember
{
    public required string Account { get; init; }

    [Description("Its amount, percentage, ratio or number of shares; only with methods that take one.")]
    public decimal? Amount { get; init; }
}
