using System.ComponentModel;
using Gateway.Tools.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Tools.Depth;

/// <summary>An order book at one moment.</summary>
internal sealed record DepthResult
{
    public required ContractInfo Contract { get; init; }

    [Description("Best price first.")]
    public required IReadOnlyList<DepthRow> Bids { get; init; }

    [Description("Best price first.")]
    public required IReadOnlyList<DepthRow> Asks { get; init; }

    [Description("True when the rows are of all exchanges, false when they are of the contract's exchange.")]
    public required bool SmartDepth { get; init; }

    [Description("Books are live or not at all.")]
    public required MarketDataType DataType { get; init; }

    [Description("When the last row changed, UTC.")]
    public required DateTimeOffset AsOf { get; init; }

    [Description("False when time ran out before every row was there; there may be no more.")]
    public required bool Complete { get; init; }

    [Description("What TWS said, such as 2152: exchanges whose books are not subscribed.")]
    public IReadOnlyList<TwsNote>? Warnings { get; init; }
}
