using System.ComponentModel;
using Gateway.Tws.Api.Options;

namespace Gateway.Tools.Options;

/// <summary>One grid: not every strike exists for every expiration.</summary>
internal sealed record ChainParamsRow
{
    public required string Exchange { get; init; }

    public required int UnderlyingConId { get; init; }

    [Description("Tells series apart that share an underlying and a date, such as SPX and SPXW.")]
    public required string TradingClass { get; init; }

    [Description("Units of the underlying in one contract.")]
    public string? Multiplier { get; init; }

    [Description("yyyyMMdd, the next first.")]
    public required IReadOnlyList<string> Expirations { get; init; }

    public required IReadOnlyList<decimal> Strikes { get; init; }

    public static ChainParamsRow Of(OptionParameters grid) => new()
    {
        Exchange = grid.Exchange,
        UnderlyingConId = grid.UnderlyingConId,
        TradingClass = grid.TradingClass,
        Multiplier = grid.Multiplier.OrNull(),
        Expirations = grid.Expirations,
        Strikes = grid.Strikes,
    };
}
