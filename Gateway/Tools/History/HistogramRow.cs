using System.ComponentModel;

namespace Gateway.Tools.History;

/// <summary>One price.</summary>
internal sealed record HistogramRow
{
    public required decimal Price { get; init; }

    [Description("How much was traded at it, in the contract's units.")]
    public required decimal Count { get; init; }
}
