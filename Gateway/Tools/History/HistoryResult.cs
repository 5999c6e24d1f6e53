using System.ComponentModel;
using Gateway.Tools.Contracts;
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

    [Description(DataAge.Rule)]
    public MarketDataType? DataType { get; init; }

    [Description(DataAge.Moment)]
    public DateTimeOffset? AsOf { get; init; }

    public required IReadOnlyList<BarRow> Bars { get; init; }

    [Description("Bars in this answer.")]
    public required int Count { get; init; }
}
