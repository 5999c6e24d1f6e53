using System.ComponentModel;
using Gateway.Tws.Model;

namespace Gateway.Tools.Depth;

/// <summary>An exchange that has order books.</summary>
internal sealed record DepthExchangeRow
{
    public required string Exchange { get; init; }

    public required string SecType { get; init; }

    [Description("Only for contracts listed there.")]
    public string? ListingExchange { get; init; }

    [Description("Deep: prices of the exchange; Deep2: with market makers.")]
    public string? ServiceDataType { get; init; }

    [Description("Exchanges of one group make one smart book.")]
    public int? AggGroup { get; init; }

    public static DepthExchangeRow Of(DepthExchange exchange) => new()
    {
        Exchange = exchange.Exchange,
        SecType = exchange.SecType,
        ListingExchange = exchange.ListingExchange.OrNull(),
        ServiceDataType = exchange.ServiceDataType.OrNull(),
        AggGroup = exchange.AggGroup,
    };
}
