using System.ComponentModel;

namespace Gateway.Tools.Advisors;

/// <summary>Accounts that share orders.</summary>
internal sealed record FaGroup
{
    public required string Name { get; init; }

    [Description("How an order is divided: AvailableEquity, Equal, NetLiq; with amounts: MonetaryAmount, Percent, Ratio, ContractsOrShares.")]
    public string? Method { get; init; }

    public required IReadOnlyList<FaMember> Accounts { get; init; }
}
