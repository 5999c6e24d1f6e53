using Gateway.Tws.Session;

namespace Gateway.Tws.Api.MarketData.Depth;

/// <summary>An order book at one moment, the best price of each side first.</summary>
/// <param name="AsOf">When its last row changed.</param>
/// <param name="Warnings">What TWS said about it, such as 2152: exchanges whose books the user has not subscribed.</param>
public sealed record DepthBook(
    IReadOnlyList<DepthLevel> Bids, IReadOnlyList<DepthLevel> Asks, DateTimeOffset AsOf, IReadOnlyList<TwsError> Warnings);
