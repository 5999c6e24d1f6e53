using System.ComponentModel;
using Gateway.Tools.Contracts;

namespace Gateway.Tools.Options;

/// <summary>The grids of an underlying's options.</summary>
internal sealed record ChainParamsResult
{
    public required int UnderlyingConId { get; init; }

    public required ContractInfo Underlying { get; init; }

    [Description("One a trading class and exchange.")]
    public required IReadOnlyList<ChainParamsRow> Chains { get; init; }

    [Description("Exchanges that list these options; name one by exchange to see what it has.")]
    public required IReadOnlyList<string> Exchanges { get; init; }

    public required int Count { get; init; }

    [Description("False when TWS did not finish the list in time. Complete and empty means that there are no options.")]
    public required bool Complete { get; init; }
}
