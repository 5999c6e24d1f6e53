using System.ComponentModel;
using Gateway.Tools.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Tools.History;

/// <summary>Ticks of the past, oldest first.</summary>
internal sealed record TicksResult
{
    public required string Symbol { get; init; }

    public required ContractInfo Contract { get; init; }

    [Description("What TWS was asked for: MIDPOINT in place of TRADES for forex, which has none.")]
    public required string Type { get; init; }

    [Description(DataAge.Rule)]
    public MarketDataType? DataType { get; init; }

    [Description(DataAge.Moment)]
    public DateTimeOffset? AsOf { get; init; }

    public required IReadOnlyList<TickRow> Ticks { get; init; }

    public required int Count { get; init; }
}
