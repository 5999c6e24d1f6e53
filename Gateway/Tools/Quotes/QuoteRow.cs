using System.ComponentModel;
using Gateway.Tools.Contracts;

namespace Gateway.Tools.Quotes;

/// <summary>The quote of one contract, or why there is none.</summary>
internal sealed record QuoteRow : QuoteView
{
    [Description("What was quoted; as it was asked for when it could not be resolved.")]
    public required ContractInfo Contract { get; init; }

    [Description("False when time ran out: fields that are absent may exist.")]
    public bool Complete { get; init; }

    public IReadOnlyList<TwsNote>? Warnings { get; init; }

    [Description("Why this contract has no quote, when others of the same call have.")]
    public RowError? Error { get; init; }
}
