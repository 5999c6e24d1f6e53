using System.ComponentModel;

namespace Gateway.Tools.Orders;

/// <summary>What was traded.</summary>
internal sealed record ExecutionView
{
    public required decimal Shares { get; init; }

    public required decimal Price { get; init; }

    [Description("BOT or SLD.")]
    public required string Side { get; init; }

    public string? Exchange { get; init; }

    [Description("Filled so far, this fill included.")]
    public required decimal CumQty { get; init; }

    public required decimal AvgPrice { get; init; }
}
