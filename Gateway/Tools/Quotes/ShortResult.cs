using System.ComponentModel;

namespace Gateway.Tools.Quotes;

/// <summary>What there is to borrow, in the order asked for.</summary>
internal sealed record ShortResult
{
    public required IReadOnlyList<ShortRow> Results { get; init; }

    public required int Count { get; init; }

    [Description("False when TWS said nothing of at least one of them.")]
    public required bool Complete { get; init; }
}
