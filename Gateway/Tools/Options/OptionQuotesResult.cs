using System.ComponentModel;
using Gateway.Tws.Model;

namespace Gateway.Tools.Options;

/// <summary>Quotes of options, in the order asked for.</summary>
internal sealed record OptionQuotesResult
{
    public required IReadOnlyList<OptionQuoteRow> Quotes { get; init; }

    public required int Count { get; init; }

    [Description("True when every option has its whole quote.")]
    public required bool Complete { get; init; }

    [Description("live, frozen, delayed or delayed_frozen: the least fresh of the quotes.")]
    public MarketDataType? DataType { get; init; }

    [Description("When the oldest of the quotes changed last, UTC.")]
    public DateTimeOffset? AsOf { get; init; }
}
