using System.ComponentModel;
using Gateway.Tools.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Tools.History;

/// <summary>How much was traded at each price, the lowest first.</summary>
internal sealed record HistogramResult
{
    public required string Symbol { get; init; }

    public required ContractInfo Contract { get; init; }

    [Description("As TWS was asked: 3 days.")]
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
