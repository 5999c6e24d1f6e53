using Gateway.Trading.Policy;

namespace Gateway.Tools.Orders;

/// <summary>The quote that an order was held against.</summary>
internal sealed record MarketPrice
{
    public decimal? Bid { get; init; }

    public decimal? Ask { get; init; }

    public decimal? Last { get; init; }

    [Description("Delayed by 15 minutes or more.")]
    public required bool Delayed { get; init; }

    [Description("Seconds since TWS last changed it.")]
    public double? AgeSeconds { get; init; }

    /// <summary>Null without a quote.</summary>
    public static MarketPrice? Of(MarketView? market, DateTimeOffset now) => market is null ? null : new MarketPrice
    {
        Bid = market.Bid,
        Ask = market.Ask,
        Last = market.Last,
        Delayed = market.IsDelayed,
        AgeSeconds = market.AsOf is { } at ? Math.Round(Math.Max(0, (now - at).TotalSeconds), 1) : null,
    };
}
