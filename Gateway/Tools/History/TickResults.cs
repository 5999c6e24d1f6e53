using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Api.History;
using Gateway.Tws.Model;

namespace Gateway.Tools.History;

/// <summary>Ticks of the past, oldest first.</summary>
internal sealed record TicksResult
{
    public required string Symbol { get; init; }

    public required ContractInfo Contract { get; init; }

    [Description("Data requested from TWS: MIDPOINT in place of TRADES for forex, which has no trades.")]
    public required string Type { get; init; }

    [Description("Start of the requested period, in the exchange's time zone.")]
    public string? Start { get; init; }

    [Description("End of the requested period, in the exchange's time zone.")]
    public string? End { get; init; }

    [Description(DataAge.Rule)]
    public MarketDataType? DataType { get; init; }

    [Description(DataAge.Moment)]
    public DateTimeOffset? AsOf { get; init; }

    public required IReadOnlyList<TickRow> Ticks { get; init; }

    public required int Count { get; init; }
}

/// <summary>The last ticks, oldest first.</summary>
internal sealed record TickByTickResult
{
    public required string Symbol { get; init; }

    public required ContractInfo Contract { get; init; }

    [Description("Data requested from TWS: MidPoint in place of Last and AllLast for forex, which has no trades.")]
    public required TickStreamKind TickType { get; init; }

    [Description(DataAge.Rule)]
    public MarketDataType? DataType { get; init; }

    [Description(DataAge.Moment)]
    public DateTimeOffset? AsOf { get; init; }

    public required IReadOnlyList<TickRow> Ticks { get; init; }

    public required int Count { get; init; }
}

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

    [Description("True for a trade that is excluded from the day's figures, such as an odd lot.")]
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

/// <summary>The tick types of reqTickByTickData, by TWS's names.</summary>
internal enum TickStreamKind
{
    /// <summary>Trades that count in the day's figures.</summary>
    [JsonStringEnumMemberName("Last")]
    Last,

    /// <summary>All trades, unreported ones and odd lots too.</summary>
    [JsonStringEnumMemberName("AllLast")]
    AllLast,

    [JsonStringEnumMemberName("BidAsk")]
    BidAsk,

    [JsonStringEnumMemberName("MidPoint")]
    MidPoint,
}

/// <summary>The tick types of reqHistoricalTicks, by TWS's names.</summary>
internal enum TickKind
{
    [JsonStringEnumMemberName("TRADES")]
    Trades,

    [JsonStringEnumMemberName("BID_ASK")]
    BidAsk,

    [JsonStringEnumMemberName("MIDPOINT")]
    Midpoint,
}
