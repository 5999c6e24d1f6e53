using Gateway.Instruments;
using Gateway.Tws.Api.MarketData.Depth;

namespace Gateway.Feeds.Kinds;

/// <summary>An order book, the best price of each side first.</summary>
internal sealed record DepthView
{
    public required IReadOnlyList<DepthLevel> Bids { get; init; }

    public required IReadOnlyList<DepthLevel> Asks { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    public IReadOnlyList<TwsNote>? Warnings { get; init; }

    public static DepthView Of(DepthBook book) => new() { Bids = book.Bids, Asks = book.Asks, AsOf = book.AsOf, Warnings = TwsNote.Of(book.Warnings) };
}
