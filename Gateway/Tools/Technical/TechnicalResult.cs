using System.ComponentModel;
using Gateway.Tools.Contracts;
using Gateway.Tools.History;
using Gateway.Tws.Model;

namespace Gateway.Tools.Technical;

/// <summary>Indicators of one contract.</summary>
internal sealed record TechnicalResult
{
    public required ContractInfo Contract { get; init; }

    public required string BarSize { get; init; }

    public required string Duration { get; init; }

    [Description("What the bars are made of.")]
    public required string WhatToShow { get; init; }

    [Description(DataAge.Rule)]
    public MarketDataType? DataType { get; init; }

    [Description(DataAge.Moment)]
    public DateTimeOffset? AsOf { get; init; }

    [Description("Bars that the indicators were computed from.")]
    public required int BarCount { get; init; }

    [Description("The newest bar; it may still grow.")]
    public BarRow? LastBar { get; init; }

    public required IReadOnlyList<IndicatorResult> Indicators { get; init; }
}
