using System.ComponentModel;
using Gateway.Tools.Quotes;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;

namespace Gateway.Tools.Scanner;

/// <summary>The price of an instrument in a ranking.</summary>
internal sealed record ScanQuote
{
    public decimal? Bid { get; init; }

    public decimal? Ask { get; init; }

    public decimal? Last { get; init; }

    [Description("Against the close before, in percent.")]
    public decimal? ChangePercent { get; init; }

    public decimal? Volume { get; init; }

    [Description("Live, frozen, delayed or delayed and frozen.")]
    public MarketDataType? DataType { get; init; }

    public DateTimeOffset? AsOf { get; init; }

    public static ScanQuote Of(Quote quote)
    {
        var view = QuoteViews.Of(quote);
        return new ScanQuote
        {
            Bid = view.Bid,
            Ask = view.Ask,
            Last = view.Last,
            ChangePercent = view.ChangePercent,
            Volume = view.Volume,
            DataType = view.DataType,
            AsOf = view.AsOf,
        };
    }
}
