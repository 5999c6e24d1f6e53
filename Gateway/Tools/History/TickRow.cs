using System.ComponentModel;
using Gateway.Tws.Api.History;

namespace Gateway.Tools.History;

/// <summary>One tick of the past: a trade or midpoint has price and size, a quote the four of bid and ask.</summary>
internal sealed record TickRow
{
    [Description("UTC, to the second.")]
    public DateTimeOffset? Time { get; init; }

    public decimal? Price { get; init; }

    public decimal? Size { get; init; }

    public string? Exchange { get; init; }

    [Description("The exchange's letters for a special trade.")]
    public string? SpecialConditions { get; init; }

    [Description("True for a trade that the day's figures do not count, such as an odd lot.")]
    public bool? Unreported { get; init; }

    [Description("True for a trade outside the day's limits.")]
    public bool? PastLimit { get; init; }

    public decimal? PriceBid { get; init; }

    public decimal? PriceAsk { get; init; }

    public decimal? SizeBid { get; init; }

    public decimal? SizeAsk { get; init; }

    public static IReadOnlyList<TickRow> Of(HistoricalTicks ticks) =>
    [
        .. ticks.Trades.Select(tick => new TickRow
        {
            Time = tick.Time,
            Price = tick.Price,
            Size = tick.Size,
            Exchange = tick.Exchange.OrNull(),
            SpecialConditions = tick.SpecialConditions.Trim().OrNull(),
            Unreported = tick.Unreported ? true : null,
            PastLimit = tick.PastLimit ? true : null,
        }),
        .. ticks.Quotes.Select(tick => new TickRow
        {
            Time = tick.Time,
            PriceBid = tick.BidPrice,
            PriceAsk = tick.AskPrice,
            SizeBid = tick.BidSize,
            SizeAsk = tick.AskSize,
        }),
        .. ticks.Midpoints.Select(tick => new TickRow { Time = tick.Time, Price = tick.Price }),
    ];
}
