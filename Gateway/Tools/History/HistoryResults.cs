using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tws.Api.History;
using Gateway.Tws.Model;

namespace Gateway.Tools.History;

/// <summary>Bars of the past, the oldest first.</summary>
internal sealed record HistoryResult
{
    public required string Symbol { get; init; }

    public required ContractInfo Contract { get; init; }

    public required string BarSize { get; init; }

    public required string WhatToShow { get; init; }

    public required bool UseRTH { get; init; }

    [Description("Zone of the exchange's trading days, when TWS named one.")]
    public string? TimeZone { get; init; }

    [Description("As sent to TWS.")]
    public required string Duration { get; init; }

    [Description("Start of the requested period, in the exchange's time zone.")]
    public string? StartDateTime { get; init; }

    [Description("End of the requested period, in the exchange's time zone; absent for now.")]
    public string? EndDateTime { get; init; }

    [Description(DataAge.Rule)]
    public MarketDataType? DataType { get; init; }

    [Description(DataAge.Moment)]
    public DateTimeOffset? AsOf { get; init; }

    public required IReadOnlyList<BarRow> Bars { get; init; }

    [Description("Bars in this answer.")]
    public required int Count { get; init; }
}

/// <summary>How much was traded at each price, the lowest first.</summary>
internal sealed record HistogramResult
{
    public required string Symbol { get; init; }

    public required ContractInfo Contract { get; init; }

    [Description("As sent to TWS: 3 days.")]
    public required string Period { get; init; }

    public required bool UseRTH { get; init; }

    [Description(DataAge.Rule)]
    public MarketDataType? DataType { get; init; }

    [Description(DataAge.Moment)]
    public DateTimeOffset? AsOf { get; init; }

    [Description("The price with the largest count of all.")]
    public decimal? MostTradedPrice { get; init; }

    public required IReadOnlyList<HistogramRow> Histogram { get; init; }

    public required int Count { get; init; }
}

/// <summary>Trading sessions of the past, oldest first.</summary>
internal sealed record ScheduleResult
{
    public required string Symbol { get; init; }

    public required ContractInfo Contract { get; init; }

    [Description("The exchange's zone.")]
    public required string TimeZone { get; init; }

    public required bool UseRTH { get; init; }

    public required IReadOnlyList<ScheduleRow> Sessions { get; init; }

    public required int Count { get; init; }
}

/// <summary>When a contract's history begins.</summary>
internal sealed record HeadTimestampResult
{
    public required string Symbol { get; init; }

    public required ContractInfo Contract { get; init; }

    public required DateTimeOffset HeadTimestamp { get; init; }

    public required string WhatToShow { get; init; }

    public required bool UseRTH { get; init; }
}

/// <summary>One session.</summary>
internal sealed record ScheduleRow
{
    [Description("The trading day, on the exchange.")]
    public DateOnly? Date { get; init; }

    [Description("UTC; absent when TWS named an unknown zone.")]
    public DateTimeOffset? Open { get; init; }

    public DateTimeOffset? Close { get; init; }

    public static ScheduleRow Of(TradingScheduleSession session) => new() { Date = session.Day, Open = session.Start, Close = session.End };
}

/// <summary>One price.</summary>
internal sealed record HistogramRow
{
    public required decimal Price { get; init; }

    [Description("Volume traded at the price, in the contract's units.")]
    public required decimal Count { get; init; }
}
