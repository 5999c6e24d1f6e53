using System.ComponentModel;
using Gateway.Tools.Contracts;
using Gateway.Tools.History;
using Gateway.Tws.Model;

namespace Gateway.Tools.Depth;

/// <summary>The five-second bars that ended while the call watched, oldest first.</summary>
internal sealed record RealTimeBarsResult
{
    public required ContractInfo Contract { get; init; }

    public required string WhatToShow { get; init; }

    public required IReadOnlyList<BarRow> Bars { get; init; }

    public required int Count { get; init; }

    [Description("Five-second bars are live or not at all.")]
    public required MarketDataType DataType { get; init; }

    [Description("When the last bar ended, UTC.")]
    public required DateTimeOffset AsOf { get; init; }

    [Description("False when bars are missing, by an interruption or because the market did not trade.")]
    public required bool Complete { get; init; }
}
