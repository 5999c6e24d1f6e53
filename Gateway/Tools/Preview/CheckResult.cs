using System.ComponentModel;
using Gateway.Tools.Contracts;

namespace Gateway.Tools.Preview;

/// <summary>An order that passed the gateway's own checks; TWS was not asked.</summary>
internal sealed record CheckResult
{
    [Description("Always true: an order that does not pass is an error that says why.")]
    public required bool Passes { get; init; }

    public required ContractInfo Contract { get; init; }

    [Description("The whole order in words, as it would be sent.")]
    public required string Order { get; init; }

    public required string Account { get; init; }
}
