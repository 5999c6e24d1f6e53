using System.ComponentModel;

namespace Gateway.Tools.Depth;

/// <summary>The exchanges that have order books.</summary>
internal sealed record DepthExchangesResult
{
    public required IReadOnlyList<DepthExchangeRow> Exchanges { get; init; }

    [Description("Exchanges in this answer.")]
    public required int Count { get; init; }

    [Description("TWS answers with the whole list.")]
    public required bool Complete { get; init; }
}
