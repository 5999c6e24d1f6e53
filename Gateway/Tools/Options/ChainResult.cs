using System.ComponentModel;
using Gateway.Tools.Contracts;
using Gateway.Tools.Quotes;
using Gateway.Tws.Model;

namespace Gateway.Tools.Options;

/// <summary>The options of one expiration around the money.</summary>
internal sealed record ChainResult
{
    public string? Symbol { get; init; }

    public required ContractInfo Underlying { get; init; }

    [Description("Absent when TWS gives no price: then the middle strikes are shown.")]
    public decimal? UnderlyingPrice { get; init; }

    [Description("Which price of its quote it is.")]
    public PriceSource? UnderlyingPriceSource { get; init; }

    [Description("yyyyMMdd.")]
    public required string Expiration { get; init; }

    public required int DaysToExpiration { get; init; }

    public string? TradingClass { get; init; }

    public string? Exchange { get; init; }

    [Description("Units of the underlying in one contract.")]
    public required decimal Multiplier { get; init; }

    [Description("By strike, ascending.")]
    public required IReadOnlyList<ChainRow> Chain { get; init; }

    public required int Count { get; init; }

    [Description("The same as count.")]
    public required int StrikeCount { get; init; }

    [Description("All strikes that this expiration has.")]
    public required int StrikesListed { get; init; }

    [Description("True when every option shown has its whole quote; missing tells what has not.")]
    public required bool Complete { get; init; }

    public IReadOnlyList<string>? Missing { get; init; }

    [Description("live, frozen, delayed or delayed_frozen: the least fresh of the quotes.")]
    public MarketDataType? DataType { get; init; }

    [Description("When the oldest of the quotes changed last, UTC.")]
    public DateTimeOffset? AsOf { get; init; }

    [Description("All expirations of the underlying's options.")]
    public required IReadOnlyList<string> Expirations { get; init; }

    public required IReadOnlyList<string> TradingClasses { get; init; }
}
