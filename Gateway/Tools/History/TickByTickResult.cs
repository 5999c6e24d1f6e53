using System.ComponentModel;
using Gateway.Tools.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Tools.History;

/// <summary>The last ticks, oldest first.</summary>
internal sealed record TickByTickResult
{
    public required string Symbol { get; init; }

    public required ContractInfo Contract { get; init; }

    public required TickStreamKind TickType { get; init; }

    [Description(DataAge.Rule)]
    public MarketDataType? DataType { get; init; }

    [Description(DataAge.Moment)]
    public DateTimeOffset? AsOf { get; init; }

    public required IReadOnlyList<TickRow> Ticks { get; init; }

    public required int Count { get; init; }
}
