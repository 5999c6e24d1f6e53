using System.ComponentModel;
using Gateway.Tws.Api.MarketData.Depth;

namespace Gateway.Tools.Depth;

/// <summary>One row of an order book.</summary>
internal sealed record DepthRow
{
    public required decimal Price { get; init; }

    public required decimal Size { get; init; }

    [Description("The exchange, or the market maker on one exchange; absent where rows have no names.")]
    public string? Exchange { get; init; }

    public static DepthRow Of(DepthLevel level) => new() { Price = level.Price, Size = level.Size, Exchange = level.MarketMaker };
}
